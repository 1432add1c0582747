import { usePanel } from '../panel-model.ts';

/** The composer and the other bars of what the user does to connections, once one of them was wanted. */
export function DockedActing() {
  const acting = usePanel().acting.acting.value;
  return acting && <acting.chunk.ActingBars model={acting.model} />;
}
