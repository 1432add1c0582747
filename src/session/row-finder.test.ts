import { expect, test } from 'vitest';
import { RowFinder } from './row-finder.ts';

/** Rows of two connections in turn, and how often one was looked at. */
function countedRows(seqs: number[]) {
  const rows = {
    first: 0,
    looks: 0,
    get count() {
      return seqs.length;
    },
    seqAt(row: number) {
      rows.looks++;
      return seqs[row] ?? 0;
    },
    connectionNumberAt: (row: number) => 1 + (row % 2),
  };
  return rows;
}

test('finds the last row with a number of a connection, rows that came later too, and none that is removed', () => {
  const seqs = [5, 5, 7, 2 ** 40, 7];
  const rows = countedRows(seqs);
  const finder = new RowFinder(rows);
  expect([finder.find(1, 5), finder.find(2, 5), finder.find(1, 7), finder.find(2, 2 ** 40)]).toEqual([0, 1, 4, 3]);
  expect([finder.find(2, 7), finder.find(3, 5), finder.find(1, 6)]).toEqual([-1, -1, -1]);
  seqs.push(6, 6);
  expect([finder.find(2, 6), finder.find(1, 6)]).toEqual([5, 6]);
  rows.first = 1;
  expect([finder.find(1, 5), finder.find(2, 5)]).toEqual([-1, 1]);
});

test('looks at few rows for what is not there, whatever numbers the rows have', () => {
  const many = 100_000;
  for (const step of [1, 2, 2 ** 15, 2 ** 17, 2 ** 32]) {
    const rows = countedRows(Array.from({ length: many }, (_, row) => row * step));
    const finder = new RowFinder(rows);
    let found = 0;
    for (let row = 0; row < many; row++) if (finder.find(1, row * step + 0.5) >= 0) found++;
    expect(found).toBe(0);
    expect(rows.looks / many).toBeLessThan(20);
  }
});
