import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowSet } from './row-set.ts';

test('is a set of numbers', () => {
  const row = fc.oneof(fc.nat(40), fc.constantFrom(16_383, 16_384, 1_000_000));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), row)), (steps) => {
      const rows = new RowSet();
      const model = new Set<number>();
      for (const [isAdded, at] of steps) {
        if (isAdded) rows.add(at);
        else rows.delete(at);
        if (isAdded) model.add(at);
        else model.delete(at);
      }
      expect(rows.count).toBe(model.size);
      expect([...rows]).toEqual([...model].sort((a, b) => a - b));
      for (const at of [0, 7, 8, 40, 16_384, 2_000_000]) expect(rows.has(at)).toBe(model.has(at));
      rows.clear();
      expect([rows.count, ...rows]).toEqual([0]);
    }),
  );
});

test('a row that is none is not taken in', () => {
  const rows = new RowSet();
  rows.add(-1);
  expect(rows.count).toBe(0);
});
