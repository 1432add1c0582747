import { expect, test } from 'vitest';
import { bytes, Column, doubles, indices } from './column.ts';

test.each([
  { name: 'bytes', make: bytes, last: 255 },
  { name: 'indices', make: indices, last: 2 ** 32 - 1 },
  { name: 'doubles', make: doubles, last: 1_700_000_000_000.125 },
])('$name keep every number while they grow', ({ make, last }) => {
  const column = new Column<Uint8Array | Uint32Array | Float64Array>(make, 2);
  for (let row = 0; row < 100; row++) column.push(row);
  column.push(last);
  expect(Array.from({ length: 101 }, (_, row) => column.at(row))).toEqual([...Array(100).keys(), last]);
});

test('a row that does not exist is 0, also where a grown array has room', () => {
  const column = new Column(doubles, 4);
  column.push(5);
  expect([column.at(0), column.at(1), column.at(3), column.at(9), column.at(-1), column.at(0.5)]).toEqual([
    5, 0, 0, 0, 0, 0,
  ]);
});
