import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Schedule } from './frame-revision.ts';

/** Milliseconds between two texts that a screen reader is given to read. */
const CALM = 1_000;

interface CalmOptions {
  /** Milliseconds. */
  readonly pause?: number;
  /** What is taken after a pause may wait for others, to be drawn with them. */
  readonly schedule?: Schedule;
}

/** Follows `source`: at once after a `pause`, and otherwise once in each with what is newest then. */
export function calmSignal<T>(
  source: ReadonlySignal<T>,
  { pause = CALM, schedule = (take) => take() }: CalmOptions = {},
): { readonly calm: ReadonlySignal<T>; dispose: () => void } {
  const calm = signal(source.peek());
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const take = () => {
    if (isOver) return;
    timer = undefined;
    last = performance.now();
    calm.value = source.peek();
  };
  const end = effect(() => {
    if (source.value === calm.peek() || timer !== undefined) return;
    const wait = last + pause - performance.now();
    if (wait <= 0) take();
    else timer = setTimeout(() => schedule(take), wait);
  });
  const dispose = () => {
    isOver = true;
    end();
    clearTimeout(timer);
  };
  return { calm, dispose };
}
