import { expect, test } from 'vitest';
import { steppedPosition } from './list-keys.ts';

test.each([
  { key: 'ArrowDown', from: 3, to: 4 },
  { key: 'ArrowUp', from: 3, to: 2 },
  { key: 'ArrowUp', from: 0, to: 0 },
  { key: 'ArrowDown', from: 9, to: 9 },
  { key: 'PageDown', from: 0, to: 4 },
  { key: 'PageUp', from: 3, to: 0 },
  { key: 'Home', from: 5, to: 0 },
  { key: 'End', from: 5, to: 9 },
  { key: 'x', from: 5, to: null },
])('$key from $from leads to $to', ({ key, from, to }) => {
  expect(steppedPosition(key, from, { count: 10, page: 4 })).toBe(to);
});

test('what cannot be chosen is passed over', () => {
  const isEven = (position: number) => position % 2 === 0;
  expect(steppedPosition('ArrowDown', 2, { count: 6, page: 4 }, isEven)).toBe(4);
  expect(steppedPosition('ArrowUp', 4, { count: 6, page: 4 }, isEven)).toBe(2);
  expect(steppedPosition('End', 0, { count: 6, page: 4 }, isEven)).toBe(4);
  expect(steppedPosition('ArrowDown', 4, { count: 6, page: 4 }, isEven)).toBe(4);
});

test('an empty list has nowhere to go', () => {
  expect(steppedPosition('End', 0, { count: 0, page: 4 })).toBeNull();
});
