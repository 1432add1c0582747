import { computed, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
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
