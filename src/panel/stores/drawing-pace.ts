import type { Schedule } from './frame-revision.ts';

/** What `drawingPace` takes of the browser. */
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

/** Milliseconds from one drawing to the next: at least, and at most where drawing is dear. */
const SHORTEST = 100;
const LONGEST = 400;
/** How many times as long as a drawing took passes from its beginning to the next one. */
const FACTOR = 5;

/**
 * When what comes in is drawn: all who have something to draw share a frame, the next one after a pause, and in between
 * as much time passes as the machine can spare. A drawing has taken until the browser is ready for another frame: where
 * the processor draws, each frame that changes is taken from the page that is inspected.
 */
export function drawingPace({ now, wait, frame }: FrameClock = BROWSER): Schedule {
  const due: (() => void)[] = [];
  let isAwaited = false;
  let next = Number.NEGATIVE_INFINITY;
  const drawDue = () => {
    for (let left = due.length; left > 0; left--) due.shift()?.();
  };
  const draw = () => {
    const begun = now();
    next = begun + SHORTEST;
    frame(() => {
      next = begun + Math.min(LONGEST, Math.max(SHORTEST, FACTOR * (now() - begun)));
    });
    try {
      drawDue();
      drawDue(); // what that has led to, such as that messages were decoded, is to be seen in the same frame
    } finally {
      isAwaited = false; // a fault of one drawing keeps back no other
      if (due.length > 0) schedule();
    }
  };
  const schedule = () => {
    isAwaited = true;
    const left = next - now();
    if (left > 0) wait(schedule, left);
    else frame(draw);
  };
  return (callback) => {
    due.push(callback);
    if (!isAwaited) schedule();
  };
}
