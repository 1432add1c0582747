import { useRef, useState } from 'preact/hooks';
import type { Held } from '../../session/interventions.ts';
import { keyOf } from './held-facts.ts';

/** The message of the queue that actions are about; undefined when nothing waits. */
export interface Chosen {
  readonly index: number;
  readonly held: Held | undefined;
  readonly choose: (index: number) => void;
}

/** Once the chosen one waits no more, the one that has come into its place is chosen. */
export function useChosen(held: readonly Held[]): Chosen {
  const [key, setKey] = useState('');
  const place = useRef(0);
  const found = held.findIndex((one) => keyOf(one) === key);
  const index = found >= 0 ? found : Math.min(place.current, held.length - 1);
  place.current = Math.max(0, index);
  const choose = (next: number) => {
    const one = held[next];
    if (one) setKey(keyOf(one));
  };
  const one = held[index];
  // From now on it is this one, wherever it moves to.
  if (found < 0 && one && key !== keyOf(one)) choose(index);
  return { index, held: one, choose };
}
