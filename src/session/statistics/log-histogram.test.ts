import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LogHistogram } from './log-histogram.ts';

const histogramOf = (values: readonly number[]) => {
  const histogram = new LogHistogram();
  for (const value of values) histogram.add(value);
  return histogram;
};
/** By the definition: the least value that the share `q` of all values is not above. */
const exact = (values: readonly number[], q: number) =>
  [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil(q * values.length)) - 1] ?? 0;

const value = fc.oneof(
  fc.nat(200),
  fc.nat(50_000_000),
  fc.double({ min: 0.001, max: 1e15, noNaN: true }),
  fc.constantFrom(0, 1, 2 ** 53),
);
const values = fc.array(value, { minLength: 1, maxLength: 300 });
const share = fc.oneof(fc.constantFrom(0, 0.5, 0.95, 0.99, 1), fc.double({ min: 0, max: 1, noNaN: true }));

describe('quantiles', () => {
  test('are two in a hundred off at most', () => {
    fc.assert(
      fc.property(values, share, (numbers, q) => {
        const expected = exact(numbers, q);
        expect(Math.abs(histogramOf(numbers).quantile(q) - expected)).toBeLessThanOrEqual(expected * 0.02);
      }),
    );
  });

  test('of merged histograms are those of all their values', () => {
    fc.assert(
      fc.property(values, values, share, (a, b, q) => {
        const merged = histogramOf(a);
        merged.merge(histogramOf(b));
        const whole = histogramOf([...a, ...b]);
        expect(merged.quantile(q)).toBe(whole.quantile(q));
        expect([merged.count, merged.least, merged.most]).toEqual([whole.count, whole.least, whole.most]);
        expect(merged.sum).toBeCloseTo(whole.sum, -9);
      }),
    );
  });

  test('of one value are that value', () => {
    expect(histogramOf([123.4]).quantile(0.5)).toBe(123.4);
  });

  test('of nothing are 0', () => {
    const { count, least, mean, most } = new LogHistogram();
    expect([count, least, mean, most, new LogHistogram().quantile(0.99)]).toEqual([0, 0, 0, 0, 0]);
  });

  test('of what a clock may make negative, or a page endless, stay numbers', () => {
    const histogram = histogramOf([-5, Number.POSITIVE_INFINITY, 3]);
    expect([histogram.quantile(0.01), histogram.quantile(0.5)]).toEqual([0, expect.closeTo(3, 1)]);
    expect(histogram.quantile(1)).toBeLessThan(Number.POSITIVE_INFINITY);
  });
});

test('the shape counts every value once, small ones first', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 60 }), (numbers, columns) => {
      const shape = histogramOf(numbers).shape(columns, 1, 1e6);
      expect(shape.reduce((sum, count) => sum + count, 0)).toBe(numbers.length);
    }),
  );
  expect([...histogramOf([1, 1, 1_000, 1_000_000]).shape(3, 1, 1_000_000)]).toEqual([2, 1, 1]);
});
