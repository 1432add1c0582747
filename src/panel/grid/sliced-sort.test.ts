import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeyedRows, sortedByKey } from './sliced-sort.ts';

const keyed = (keys: readonly number[]): KeyedRows => ({
  rows: Uint32Array.from(keys, (_, index) => index),
  keys: Float64Array.from(keys),
  length: keys.length,
});

function run<T>(steps: Generator<number, T>): { result: T; parts: number[] } {
  const parts: number[] = [];
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return { result: value, parts };
    parts.push(value);
  }
}
const key = fc.oneof(fc.nat(9), fc.constantFrom(Number.POSITIVE_INFINITY, -0.5));

test('sorts by key, and leaves equal ones in their order', () => {
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      const { result } = run(sortedByKey(keyed(keys)));
      const expected = keys.map((_, row) => row).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
      // Infinity less Infinity is NaN, which `||` takes for equal as well.
      expect([...result.rows]).toEqual(expected);
      expect([...result.keys]).toEqual(expected.map((row) => keys[row]));
    }),
  );
});

test('pauses often, and says how far it is', () => {
  const keys = Array.from({ length: 100_000 }, (_, index) => (index * 7_919) % 100_003);
  const { parts } = run(sortedByKey(keyed(keys)));
  expect(parts.length).toBeGreaterThan(150);
  expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  expect(parts.at(-1)).toBe(1);
});
