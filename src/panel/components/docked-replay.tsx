import { usePanel } from '../panel-model.ts';
import { useChunk } from './use-chunk.ts';

/** The bar of a replay, which is loaded when it is first opened. */
export function DockedReplay() {
  const { replay } = usePanel();
  const draft = replay.draft.value;
  const chunk = useChunk(() => import('../replaying/replay-bar.tsx'), draft !== null);
  return draft && chunk && <chunk.ReplayBar draft={draft} />;
}
