import { expect, test } from 'vitest';
import { bytes, Column, doubles, indices } from './column.ts';

test.each([
  { name: 'bytes', make: bytes, last: 255 },
  { name: 'indices', make: indices, last: 2 ** 32 - 1 },
  { name: 'doubles', make: doubles, last: 1_700_000_000_000.125 },
])('$name keep every number while they grow', ({ make, last }) => {
  const column = new Column<Uint8Array | Uint32Array | Float64Array>(make);
  const rows = 50_000;
  for (let row = 0; row < rows; row++) column.push(row % 256);
  column.push(last);
  expect(column.length).toBe(rows + 1);
  const wrong = Array.from({ length: rows }, (_, row) => row).filter((row) => column.at(row) !== row % 256);
  expect(wrong).toEqual([]);
  expect(column.at(rows)).toBe(last);
});

test('few rows cost little', () => {
  const sizes: number[] = [];
  const column = new Column((size) => {
    sizes.push(size);
    return bytes(size);
  });
  for (let row = 0; row < 100; row++) column.push(row);
  expect(Math.max(...sizes)).toBeLessThan(500);
});

test('a row that does not exist is 0', () => {
  const column = new Column(doubles);
  column.push(5);
  expect([0, 1, 3, 9, -1].map((row) => column.at(row))).toEqual([5, 0, 0, 0, 0]);
});

test('only a row that exists is changed', () => {
  const column = new Column(bytes);
  column.push(1);
  column.push(2);
  column.set(0, 9);
  column.set(2, 9);
  column.push(3);
  expect([0, 1, 2].map((row) => column.at(row))).toEqual([9, 2, 3]);
});
