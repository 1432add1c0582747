import { useEffect, useMemo } from 'preact/hooks';
import { calmSignal } from '../stores/calm-signal.ts';
import type { RowFollower, RowSink } from './row-follower.ts';

/**
 * The sums of a follower. They are drawn again once a second while they change, because numbers that race tell nothing,
 * and at once when they are complete.
 */
export function useSums<Sink extends RowSink>(follower: RowFollower<Sink>): Sink {
  const { calm, dispose } = useMemo(() => calmSignal(follower.revision), [follower]);
  useEffect(() => dispose, [dispose]);
  void calm.value;
  void follower.settled.value;
  return follower.sink;
}
