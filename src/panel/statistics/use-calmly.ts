import { computed, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { calmSignal } from '../stores/calm-signal.ts';

/** Draws a component again when one of `sources` has changed, at most once a second: numbers that race tell nothing. */
export function useCalmly(...sources: readonly ReadonlySignal<unknown>[]): void {
  const { calm, dispose } = useMemo(() => {
    let step = 0;
    const changes = computed(() => {
      for (const source of sources) void source.value;
      return ++step;
    });
    return calmSignal(changes);
  }, sources);
  useEffect(() => dispose, [dispose]);
  void calm.value;
}

/** The present time in ms since the Unix epoch, once a second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
