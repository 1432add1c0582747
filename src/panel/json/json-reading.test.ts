import { expect, test } from 'vitest';
import { JsonReading } from './json-reading.ts';

const read = (text: string, isTimeUp: () => boolean) => {
  const reading = new JsonReading(text);
  let slices = 0;
  for (; !reading.isDone; slices++) reading.advance(isTimeUp);
  return { slices, tree: reading.tree };
};

test('the tree is the one that is first shown', () => {
  const { tree } = read('{"a":{"b":[1]},"c":2}', () => false);
  const lines = Array.from({ length: tree?.length ?? 0 }, (_, line) => tree?.rowAt(line));
  expect(lines.map((row) => `${row?.depth} ${row?.name} ${row?.state}`)).toEqual([
    '0 null open',
    '1 a open',
    '2 b open',
    '3 0 leaf',
    '1 c leaf',
  ]);
});

test('what is no JSON has no tree', () => {
  expect(read('{"a":', () => false).tree).toBeNull();
  expect(read('', () => false).tree).toBeNull();
});

test('a million values at the root are gone through in slices', () => {
  const text = `[${'{},7,'.repeat(499_999)}{},7]`;
  const atOnce = read(text, () => false);
  const sliced = read(text, () => true);
  expect(atOnce.slices).toBe(1);
  // 2,048 tokens of the text, 16,384 lines of the tree: the lines alone are 61.
  expect(sliced.slices).toBeGreaterThan(Math.ceil(2_500_000 / 2_048) + 60);
  expect(sliced.tree?.length).toBe(1_000_001);
  for (const line of [0, 1, 2, 16_384, 16_385, 999_999, 1_000_000]) {
    expect(sliced.tree?.rowAt(line)).toEqual(atOnce.tree?.rowAt(line));
    expect(sliced.tree?.rowAt(line).kind).toBe(line === 0 ? 'array' : line % 2 === 1 ? 'object' : 'number');
  }
});
