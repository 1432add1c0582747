import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RowOrder } from './row-order.ts';

function orderOf(times: number[], batches: number[][]): RowOrder {
  const order = new RowOrder((row) => times[row] ?? 0);
  for (const batch of batches) order.merge(batch);
  return order;
}

const rowsOf = (order: RowOrder) => Array.from({ length: order.length }, (_, position) => order.at(position));

describe('RowOrder', () => {
  test('keeps rows that arrive in order as they come', () => {
    expect(
      rowsOf(
        orderOf(
          [1, 2, 2, 3],
          [
            [0, 1],
            [2, 3],
          ],
        ),
      ),
    ).toEqual([0, 1, 2, 3]);
  });

  test('puts late rows of another document between, after those of the same moment', () => {
    expect(
      rowsOf(
        orderOf(
          [10, 20, 30, 5, 20],
          [
            [0, 1, 2],
            [3, 4],
          ],
        ),
      ),
    ).toEqual([3, 0, 1, 4, 2]);
  });

  test('a position beyond either end holds no row', () => {
    const order = orderOf([1], [[0]]);
    expect([order.at(-1), order.at(1)]).toEqual([-1, -1]);
  });

  test('a row that is not shown has no position', () => {
    expect(orderOf([1, 2, 3], [[0, 2]]).positionOf(1)).toBe(-1);
  });

  test('is always sorted by time, whatever arrives when', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 50 }))), (batches) => {
        const times = batches.flat();
        let next = 0;
        const order = orderOf(
          times,
          batches.map((batch) => batch.map(() => next++)),
        );
        const expected = times.map((_, row) => row).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
        expect(rowsOf(order)).toEqual(expected);
        for (const [position, row] of expected.entries()) expect(order.positionOf(row)).toBe(position);
      }),
    );
  });

  test('tells how many rows are before one, and lets one go', () => {
    const order = orderOf([5, 1, 3, 3, 9], [[0, 1, 3]]);
    expect([0, 1, 2, 3, 4].map((row) => order.placeOf(row))).toEqual([2, 0, 1, 1, 3]);
    order.remove(3);
    order.remove(4);
    expect(rowsOf(order)).toEqual([1, 0]);
    order.merge([2]);
    expect(rowsOf(order)).toEqual([1, 2, 0]);
  });
});
