import { effect, type ReadonlySignal, signal } from '@preact/signals';

/** Milliseconds between two texts that a screen reader is given to read. */
const CALM = 1_000;

/** Follows `source`: at once after a `pause` (ms), and otherwise once in each with what is newest then. */
export function calmSignal<T>(
  source: ReadonlySignal<T>,
  pause = CALM,
): { readonly calm: ReadonlySignal<T>; dispose: () => void } {
  const calm = signal(source.peek());
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = () => {
    timer = undefined;
    last = performance.now();
    calm.value = source.peek();
  };
  const end = effect(() => {
    if (source.value === calm.peek() || timer !== undefined) return;
    const wait = last + pause - performance.now();
    if (wait <= 0) take();
    else timer = setTimeout(take, wait);
  });
  const dispose = () => {
    end();
    clearTimeout(timer);
  };
  return { calm, dispose };
}
