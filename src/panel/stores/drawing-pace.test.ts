import { expect, test } from 'vitest';
import { drawingPace } from './drawing-pace.ts';

/** A clock and frames that pass by hand. */
function stage() {
  const frames: (() => void)[] = [];
  const waits: { readonly then: () => void; readonly at: number }[] = [];
  const stage = {
    time: 1_000,
    get waiting() {
      return { frames: frames.length, until: waits.map(({ at }) => at) };
    },
    clock: {
      now: () => stage.time,
      wait: (then: () => void, ms: number) => void waits.push({ then, at: stage.time + ms }),
      frame: (then: () => void) => void frames.push(then),
    },
    /** The next frame begins at `time`. */
    frameAt(time: number) {
      stage.time = time;
      for (const frame of frames.splice(0)) frame();
    },
    /** Timers that are due at `time` ring. */
    ringAt(time: number) {
      stage.time = time;
      for (const { then } of waits.splice(0)) then();
    },
  };
  return stage;
}

test('the first frame is the next one, those after it have their distance', () => {
  const at = stage();
  const schedule = drawingPace(at.clock);
  const drawn: number[] = [];
  const draw = () => void drawn.push(at.time);

  schedule(draw);
  at.frameAt(1_000);
  at.frameAt(1_016); // cheap
  expect(drawn).toEqual([1_000]);

  at.time = 1_030;
  schedule(draw);
  expect(at.waiting).toEqual({ frames: 0, until: [1_100] });
  at.ringAt(1_100);
  at.frameAt(1_110);
  expect(drawn).toEqual([1_000, 1_110]);

  at.frameAt(1_126);
  at.time = 1_210;
  schedule(draw);
  expect(at.waiting).toEqual({ frames: 1, until: [] });
});

test('all who have something to draw share a frame, also with what the others have led to', () => {
  const at = stage();
  const schedule = drawingPace(at.clock);
  const drawn: string[] = [];
  schedule(() => {
    drawn.push('session');
    schedule(() => void drawn.push('meaning'));
  });
  schedule(() => void drawn.push('held'));
  at.frameAt(1_000);
  expect(drawn).toEqual(['session', 'held', 'meaning']);
});

test('what always leads to more is drawn at the pace as well', () => {
  const at = stage();
  const schedule = drawingPace(at.clock);
  let drawn = 0;
  const draw = () => {
    drawn++;
    schedule(draw);
  };
  schedule(draw);
  at.frameAt(1_000);
  expect([drawn, at.waiting.until]).toEqual([2, [1_100]]);
});

test('a drawing that fails keeps back no other', () => {
  const at = stage();
  const schedule = drawingPace(at.clock);
  const drawn: string[] = [];
  schedule(() => {
    throw new Error('a fault');
  });
  schedule(() => void drawn.push('held'));
  expect(() => at.frameAt(1_000)).toThrow('a fault');
  at.ringAt(1_100);
  at.frameAt(1_100);
  expect(drawn).toEqual(['held']);
});

test.each([
  { took: 8, next: 1_100 },
  { took: 40, next: 1_200 },
  { took: 90, next: 1_400 },
])('after a drawing that has taken $took ms, the next one is due at $next', ({ took, next }) => {
  const at = stage();
  const schedule = drawingPace(at.clock);
  schedule(() => undefined);
  at.frameAt(1_000);
  at.frameAt(1_000 + took);
  schedule(() => undefined);
  expect(at.waiting.until).toEqual([next]);
});

test('a drawing that was asked for before anybody knew what the last one took waits as long', () => {
  const at = stage();
  const schedule = drawingPace(at.clock);
  schedule(() => undefined);
  at.frameAt(1_000);
  schedule(() => undefined);
  expect(at.waiting.until).toEqual([1_100]);
  at.frameAt(1_050);
  at.ringAt(1_100);
  expect(at.waiting).toEqual({ frames: 0, until: [1_250] });
});
