import { expect, test } from 'vitest';
import { spacedFrames } from './spaced-frames.ts';

test('the first frame is the next one, those after it have their distance', () => {
  let time = 1_000;
  const frames: (() => void)[] = [];
  const waits: { readonly then: () => void; readonly ms: number }[] = [];
  const clock = {
    now: () => time,
    wait: (then: () => void, ms: number) => void waits.push({ then, ms }),
    frame: (then: () => void) => void frames.push(then),
  };
  const schedule = spacedFrames(100, clock);
  const drawn: number[] = [];
  const draw = () => void drawn.push(time);

  schedule(draw);
  frames.shift()?.();
  expect(drawn).toEqual([1_000]);

  time = 1_030;
  schedule(draw);
  expect([frames.length, waits[0]?.ms]).toEqual([0, 70]);
  time = 1_100;
  waits.shift()?.then();
  time = 1_110;
  frames.shift()?.();
  expect(drawn).toEqual([1_000, 1_110]);

  time = 1_210;
  schedule(draw);
  expect([frames.length, waits.length]).toEqual([1, 0]);
});
