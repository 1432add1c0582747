import { expect, test } from 'vitest';
import { Cells } from './cells.ts';

/** More than two blocks. */
const MANY = 40_000;

test('every number is kept while the list grows, and can be changed', () => {
  const cells = new Cells();
  for (let index = 0; index < MANY; index++) cells.push(2 * index);
  expect(cells.length).toBe(MANY);
  expect(Array.from({ length: MANY }, (_, index) => index).filter((index) => cells.at(index) !== 2 * index)).toEqual(
    [],
  );
  for (const index of [0, 15, 16, 16_383, 16_384, MANY - 1]) {
    cells.set(index, 7);
    expect(cells.at(index)).toBe(7);
  }
  expect(cells.at(MANY)).toBe(0);
});

test.each([1, 20, MANY])('the place of a number among %i that ascend', (length) => {
  const cells = new Cells();
  for (let index = 0; index < length; index++) cells.push(2 * index + 1);
  expect([0, 1, 2, 2 * length].map((value) => cells.lastUpTo(value))).toEqual([-1, 0, 0, length - 1]);
});
