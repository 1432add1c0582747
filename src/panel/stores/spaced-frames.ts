import type { Schedule } from './frame-revision.ts';

/** What `spacedFrames` takes of the browser. */
export interface FrameClock {
  /** Milliseconds. */
  readonly now: () => number;
  readonly wait: (then: () => void, ms: number) => void;
  readonly frame: (then: () => void) => void;
}

const BROWSER: FrameClock = {
  now: () => performance.now(),
  wait: (then, ms) => void setTimeout(then, ms),
  frame: (then) => void requestAnimationFrame(then),
};

/**
 * Animation frames at least `pause` ms apart: the first after a pause is the next one. Where the processor draws, each
 * frame that changes is taken from the page that is inspected.
 */
export function spacedFrames(pause: number, { now, wait, frame }: FrameClock = BROWSER): Schedule {
  let last = Number.NEGATIVE_INFINITY;
  return (callback) => {
    const draw = () =>
      frame(() => {
        last = now();
        callback();
      });
    const left = last + pause - now();
    if (left > 0) wait(draw, left);
    else draw();
  };
}
