import { type ReadonlySignal, signal } from '@preact/signals';

export type Schedule = (callback: () => void) => void;

/**
 * A number that grows at most once a frame while `subscribe` reports changes. In a hidden panel there are no frames:
 * nothing is drawn then, and one step makes up for all on return. `hurry` is given the step at each change, and may take
 * it sooner besides.
 */
export function frameRevision(
  subscribe: (listener: () => void) => () => void,
  schedule: Schedule = (callback) => void requestAnimationFrame(callback),
  hurry: (step: () => void) => void = () => undefined,
): { readonly revision: ReadonlySignal<number>; dispose: () => void } {
  const revision = signal(0);
  let pending = false;
  const step = () => void revision.value++;
  const bump = () => {
    pending = false;
    step();
  };
  const dispose = subscribe(() => {
    hurry(step);
    if (pending) return;
    pending = true;
    schedule(bump);
  });
  return { revision, dispose };
}
