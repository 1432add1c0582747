import { describe, expect, test } from 'vitest';
import { revealing, spanAfterKey, spanBetween, within, zoomed } from './span-change.ts';
import { type Drag, gripAt, spanAfterDrag } from './span-drag.ts';
import { markLength, timeAxis, timeOf } from './time-axis.ts';

const all = { from: 0, to: 1_000 };
const span = { from: 400, to: 500 };

describe('keys', () => {
  const context = { span, view: all, all, step: 10 };
  test.each([
    { key: 'ArrowRight', shift: false, expected: { from: 410, to: 510 } },
    { key: 'ArrowLeft', shift: false, expected: { from: 390, to: 490 } },
    { key: 'ArrowRight', shift: true, expected: { from: 400, to: 510 } },
    { key: 'ArrowLeft', shift: true, expected: { from: 400, to: 490 } },
    { key: 'PageUp', shift: false, expected: { from: 500, to: 600 } },
    { key: 'Home', shift: false, expected: { from: 0, to: 100 } },
    { key: 'End', shift: false, expected: { from: 900, to: 1_000 } },
    { key: 'Home', shift: true, expected: { from: 400, to: 410 } },
    { key: 'End', shift: true, expected: { from: 400, to: 1_000 } },
    { key: 'a', shift: false, expected: null },
  ])('$key, with Shift: $shift', ({ key, shift, expected }) =>
    expect(spanAfterKey(key, shift, context)).toEqual(expected),
  );

  test('begin with a tenth of what is in sight, at their own end', () => {
    const none = { ...context, span: null };
    expect(spanAfterKey('ArrowRight', false, none)).toEqual({ from: 0, to: 100 });
    expect(spanAfterKey('ArrowLeft', false, none)).toEqual({ from: 900, to: 1_000 });
    expect(spanAfterKey('a', false, none)).toBe(null);
  });
});

test('zooming keeps what is under the pointer where it is', () => {
  expect(zoomed(all, 250, 0.5, all)).toEqual({ from: 125, to: 625 });
  expect(zoomed({ from: 0, to: 100 }, 0, 0.5, all)).toEqual({ from: 0, to: 50 });
  expect(zoomed({ from: 0, to: 600 }, 300, 2, all)).toBe(null);
  expect(zoomed({ from: 0, to: 6 }, 3, 0.1, all)).toEqual({ from: 0.5, to: 5.5 });
});

test('what is in sight follows the span', () => {
  expect(revealing({ from: 100, to: 300 }, { from: 290, to: 350 })).toEqual({ from: 150, to: 350 });
  expect(revealing({ from: 100, to: 300 }, { from: 50, to: 60 })).toEqual({ from: 50, to: 250 });
  expect(revealing({ from: 100, to: 300 }, { from: 0, to: 900 })).toEqual({ from: 0, to: 900 });
  expect(within({ from: -50, to: 50 }, all)).toEqual({ from: 0, to: 100 });
});

describe('drags', () => {
  const scale = { view: all, width: 500 };
  const drag = (grip: Drag['grip'], px: number): Drag => ({ grip, px, at: timeOf(scale, px), span });
  test.each([
    { held: drag('draw', 100), now: 50, expected: { from: 100, to: 200 } },
    { held: drag('draw', 100), now: 9_000, expected: { from: 200, to: 1_000 } },
    { held: drag('move', 210), now: 220, expected: { from: 420, to: 520 } },
    { held: drag('move', 210), now: 900, expected: { from: 900, to: 1_000 } },
    { held: drag('start', 200), now: 300, expected: { from: 500, to: 600 } },
    { held: drag('end', 250), now: 260, expected: { from: 400, to: 520 } },
  ])('$held.grip from $held.px to $now', ({ held, now, expected }) =>
    expect(spanAfterDrag(held, now, scale, all)).toEqual(expected),
  );

  test('go on from the time that was pressed, wherever it stands when more has come', () => {
    const later = { view: { from: 0, to: 2_000 }, width: 500 };
    const ever = { from: 0, to: 2_000 };
    expect(spanAfterDrag(drag('draw', 100), 100, later, ever)).toEqual({ from: 200, to: 400 });
    expect(spanAfterDrag(drag('move', 210), 105, later, ever)).toEqual(span);
  });

  test('take hold of an edge, of the span, or of nothing', () => {
    expect([150, 198, 225, 252, 300].map((px) => gripAt(scale, span, px))).toEqual([
      'draw',
      'start',
      'move',
      'end',
      'draw',
    ]);
    expect(gripAt(scale, null, 200)).toBe('draw');
  });

  test('a span is a millisecond at least', () => expect(spanBetween(5, 5)).toEqual({ from: 5, to: 6 }));
});

describe('the axis', () => {
  test('has marks at round times, with room between them', () => {
    expect(timeAxis({ from: 130, to: 1_100 }, 500, 90)).toEqual({ step: 200, marks: [200, 400, 600, 800, 1_000] });
    expect(timeAxis({ from: 0, to: 60_000 }, 400, 90)).toEqual({ step: 15_000, marks: [0, 15_000, 30_000, 45_000] });
  });

  test('has its days and hours in local time', () => {
    expect(timeAxis({ from: 0, to: 86_400_000 }, 200, 90, -3_600_000).marks).toEqual([39_600_000, 82_800_000]);
  });

  test('has few marks however long it is', () => {
    expect(timeAxis({ from: -8.64e15, to: 8.64e15 }, 1_000, 90).marks.length).toBeLessThan(12);
    expect(timeAxis({ from: 0, to: 5 }, 0, 90).marks).toEqual([0]);
  });

  test.each([
    [5, 12],
    [1_000, 8],
    [3_600_000, 5],
    [86_400_000, 0],
  ])('a step of %d ms needs %d characters of a time', (step, length) => expect(markLength(step)).toBe(length));
});
