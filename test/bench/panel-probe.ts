/** How busy the panel was while something was done in it. Times in ms. */
export interface Busy {
  /** The longest time in which the panel could not answer: one task, with the style and layout that came with it. */
  readonly longestTask: number;
  /** For each frame, the time that tasks of 2 ms and more took between it and the one before, style and layout included. */
  readonly frames: readonly number[];
  /** From the beginning to the end of the last task of 5 ms and more. */
  readonly took: number;
}

export interface Probe {
  start(): void;
  stop(): Busy;
  /** Resolves after `count` frames. */
  frames(count: number): Promise<void>;
  /** Resolves when `condition` holds in a frame, with the ms since `start`. */
  until(condition: () => boolean): Promise<number>;
  /** Resolves when nothing has taken 5 ms for 300 ms. */
  quiet(): Promise<void>;
}

declare global {
  /** Put into the panel by `installProbe`. */
  var probe: Probe;
}

/**
 * Sent to the panel as source text. A timer is late by as long as the tasks take that it has to wait for. It is the
 * gentlest way that both browsers have: messages that come at once leave Firefox no time to draw. Timers that follow
 * one another are 4 ms apart, and clocks of Firefox step in whole ms, so less than 2 ms is not counted.
 */
export function installProbe(): void {
  const interval = 4;
  const smallest = 2;
  const notable = 5;
  let [isOn, begun, last, lastNotable, longestTask, busy] = [false, 0, 0, 0, 0, 0];
  let frames: number[] = [];
  const tick = () => {
    const now = performance.now();
    const late = now - last - interval;
    if (late >= smallest) busy += late;
    if (late >= notable) lastNotable = now;
    longestTask = Math.max(longestTask, late);
    last = now;
    if (isOn) setTimeout(tick, interval);
  };
  const onFrame = () => {
    frames.push(busy);
    busy = 0;
    if (isOn) requestAnimationFrame(onFrame);
  };
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const probe: Probe = {
    start() {
      isOn = true;
      begun = last = lastNotable = performance.now();
      longestTask = busy = 0;
      frames = [];
      setTimeout(tick, interval);
      requestAnimationFrame(onFrame);
    },
    stop() {
      isOn = false;
      return { longestTask, frames, took: lastNotable - begun };
    },
    async frames(count) {
      for (let left = count; left > 0; left--) await nextFrame();
    },
    async until(condition) {
      while (!condition()) await nextFrame();
      return performance.now() - begun;
    },
    async quiet() {
      lastNotable = performance.now();
      while (performance.now() - lastNotable < 300) await nextFrame();
    },
  };
  Object.assign(window, { probe });
}
