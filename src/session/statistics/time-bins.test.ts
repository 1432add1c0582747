import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapsOf, peakOf, timeBars } from './time-bars.ts';
import { binValues, TimeBins } from './time-bins.ts';

const START = Date.UTC(2026, 0, 31, 12);
const binsOf = (times: readonly number[]) => {
  const bins = new TimeBins(binValues(4_096));
  for (const at of times) bins.add('received', at, 1);
  return bins;
};
const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
const barsOf = (bins: TimeBins, most: number) => timeBars(bins, bins.extent ?? { from: 0, to: 1 }, most);

describe('bins', () => {
  test('are narrow at first and are joined when there are too many', () => {
    const bins = binsOf([START, START + 500]);
    expect(bins.width).toBe(0.125);
    bins.add('received', START + 600_000, 1);
    expect(bins.width).toBe(256);
    expect(bins.length).toBeLessThanOrEqual(4_096);
    expect(total(bins.values.received)).toBe(3);
    expect(bins.values.received[0]).toBe(1);
  });

  test('take times before the first one', () => {
    const bins = binsOf([START, START - 100, START - 5_000]);
    expect(total(bins.values.received)).toBe(3);
    expect(bins.extent?.from).toBe(START - 5_000);
    expect(bins.values.received[Math.floor((START - 100) / bins.width) - bins.start / bins.width]).toBe(1);
  });

  test('whatever the times and their order, each is in the bin that holds it', () => {
    const time = fc.oneof(
      fc.integer({ min: START, max: START + 10_000_000 }),
      fc.double({ min: START, max: START + 2_000, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 200 }), (times) => {
        const bins = binsOf(times);
        const expected = new Float64Array(4_096);
        for (const at of times) {
          const place = Math.floor(at / bins.width) - bins.start / bins.width;
          expected[place] = (expected[place] ?? 0) + 1;
        }
        expect(bins.values.received).toEqual(expected);
        expect(bins.extent?.from).toBe(Math.min(...times));
      }),
    );
  });

  test('times at the ends of time lose nothing', () => {
    const ends = fc.double({ min: -8.64e15, max: 8.64e15, noNaN: true });
    fc.assert(
      fc.property(fc.array(ends, { maxLength: 50 }), (times) => {
        expect(total(binsOf(times).values.received)).toBe(times.length);
      }),
    );
  });
});

describe('bars', () => {
  test('are never more than asked, and lose nothing', () => {
    const time = fc.integer({ min: START, max: START + 1_000_000 });
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 100 }), fc.integer({ min: 1, max: 300 }), (times, most) => {
        const bars = barsOf(binsOf(times), most);
        expect(bars.count).toBeLessThanOrEqual(most + 2);
        expect(total(bars.values.received)).toBe(times.length);
        expect(bars.start % bars.width).toBe(0);
      }),
    );
  });

  test('show a part of the time', () => {
    const bins = binsOf([START, START + 100, START + 200, START + 300]);
    const bars = timeBars(bins, { from: START + 64, to: START + 256 }, 10);
    expect(total(bars.values.received)).toBe(2);
    expect(peakOf(bars, ['sent', 'received'])).toBe(1);
  });

  test('nothing at all is one empty bar', () => {
    const bars = timeBars(new TimeBins(binValues(4_096)), { from: START, to: START + 1_000 }, 100);
    expect(total(bars.values.received)).toBe(0);
    expect(peakOf(bars, ['received'])).toBe(0);
  });
});

test('a gap is between two messages, and long enough', () => {
  const bins = binsOf([START, START + 1_000, START + 1_200, START + 5_000]);
  bins.add('opens', START + 3_000, 1);
  const gaps = gapsOf(barsOf(bins, 100), 800);
  expect(gaps).toHaveLength(2);
  expect(gaps[1]?.to).toBeLessThanOrEqual(START + 5_000);
  expect((gaps[1]?.to ?? 0) - (gaps[1]?.from ?? 0)).toBeGreaterThan(3_600);
});
