import { expect, test } from 'vitest';
import type { Decoded } from '../decoders/decode-or-raw.ts';
import { KeptRows } from './kept-rows.ts';

const MIB = 1024 * 1024;
const decoded: Decoded = { kind: 'raw', payload: { opcode: 'text', data: '' } };

/** Rows from 0 on, of these weights in MiB, each asked for. Returns those that are kept. */
function keptOf(weights: readonly number[], isAsked = true): number[] {
  const rows = new KeptRows();
  for (const [row, weight] of weights.entries()) rows.keep(row, { decoded, weight: weight * MIB }, isAsked);
  return [...weights.keys()].filter((row) => rows.get(row) !== undefined);
}

test('the oldest rows go when there are too many', () => {
  const kept = keptOf(Array.from({ length: 1_030 }, () => 0));
  expect([kept.length, kept[0]]).toEqual([1_024, 6]);
});

test('the oldest rows go when they weigh too much, but never the one that is asked for', () => {
  expect(keptOf([30, 30, 4])).toEqual([0, 1, 2]);
  expect(keptOf([30, 30, 5])).toEqual([1, 2]);
  expect(keptOf([1, 30, 500])).toEqual([2]);
  expect(keptOf([500, 1])).toEqual([1]);
});

test('a heavy row is not kept for the sake of its neighbour', () => {
  expect(keptOf([1, 9, 8], false)).toEqual([0, 2]);
});

test('a row that is kept once more weighs once', () => {
  const rows = new KeptRows();
  for (let time = 0; time < 9; time++) rows.keep(1, { decoded, weight: 30 * MIB }, true);
  rows.keep(2, { decoded, weight: 30 * MIB }, true);
  expect([1, 2].map((row) => rows.get(row))).toEqual([decoded, decoded]);
  rows.clear();
  expect(rows.get(1)).toBeUndefined();
});
