import { expect, test } from 'vitest';
import { RowSelection, type SelectableRows } from './row-selection.ts';

const list = (...rows: number[]): SelectableRows => ({
  length: rows.length,
  rowAt: (index) => rows[index] ?? -1,
  indexOf: (row) => rows.indexOf(row),
  forEach: (from, to, visit) => rows.slice(from, to + 1).forEach(visit),
});

test('a range goes from the anchor either way, and is replaced by the next one', () => {
  const selection = new RowSelection();
  const rows = list(10, 11, 12, 13, 14);
  selection.only(12);
  selection.extend(rows, 4, false);
  expect([...selection.rows]).toEqual([12, 13, 14]);
  selection.extend(rows, 1, false);
  expect([...selection.rows]).toEqual([11, 12]);
});

test('rows are put in and out one by one, and ranges added to them', () => {
  const selection = new RowSelection();
  const rows = list(10, 11, 12, 13, 14);
  selection.only(10);
  selection.toggle(rows, 3);
  selection.extend(rows, 4, true);
  expect([...selection.rows]).toEqual([10, 13, 14]);
  selection.toggle(rows, 0);
  expect([...selection.rows]).toEqual([13, 14]);
});

test('stays when rows are hidden or come in another order', () => {
  const selection = new RowSelection();
  selection.only(10);
  selection.extend(list(10, 11, 12), 2, false);
  selection.extend(list(12, 10), 0, true);
  expect([...selection.rows]).toEqual([10, 11, 12]);
  selection.extend(list(14, 12), 0, false);
  expect([...selection.rows]).toEqual([14]);
});

test('all there are', () => {
  const selection = new RowSelection();
  selection.all(list(3, 1, 2));
  expect([...selection.rows]).toEqual([1, 2, 3]);
  selection.all(list());
  expect(selection.rows.count).toBe(0);
  selection.only(7);
  selection.clear();
  expect(selection.rows.count).toBe(0);
});
