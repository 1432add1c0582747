import { expect, test } from 'vitest';
import { RowSlots } from './row-slots.ts';

test('rows that stay keep their slots, and others take those that are free', () => {
  const slots = new RowSlots();
  expect(slots.assign([10, 11, 12])).toEqual([0, 1, 2]);
  expect(slots.assign([11, 12, 13])).toEqual([1, 2, 0]);
  expect(slots.assign([13, 12])).toEqual([0, 2]);
  expect(slots.assign([13, 12, 20, 21])).toEqual([0, 2, 3, 4]);
});

test('a jump to other rows leaves the slots in their order', () => {
  const slots = new RowSlots();
  slots.assign([1, 2, 3]);
  slots.assign([2, 3, 4]);
  expect(slots.assign([50, 51, 52])).toEqual([1, 2, 0]);
});
