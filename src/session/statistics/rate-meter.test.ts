import { describe, expect, test } from 'vitest';
import { RateMeter } from './rate-meter.ts';

const NOW = Date.UTC(2026, 0, 31, 12);
const HOUR = 3_600_000;

/** One message of 10 B each second, by a clock that is behind by so much; what is told each second. */
function told(meter: RateMeter, behind: number, seconds: number): number[] {
  return Array.from({ length: seconds }, (_, second) => {
    meter.add(NOW + second * 1_000 - behind, 10);
    return meter.rateAt(NOW + second * 1_000 + 1_000).bytes;
  });
}

describe('the rate of the moment', () => {
  test.each([0, 8 * HOUR, -8 * HOUR])('is told where the clock of the page is behind by %i ms, and ends', (behind) => {
    const meter = new RateMeter();
    expect(told(meter, behind, 10).at(-1)).toBe(10);
    expect(meter.rateAt(NOW + 30_000)).toEqual({ messages: 0, bytes: 0 });
  });

  test('is not that of a history', () => {
    const meter = new RateMeter();
    for (let second = 0; second < 600; second++) meter.add(NOW - HOUR + second * 1_000, 10);
    expect(meter.rateAt(NOW).bytes).toBe(0);
    meter.add(NOW - 1_000, 10);
    expect(meter.rateAt(NOW).bytes).toBe(2);
    for (let second = 0; second < 600; second++) meter.add(NOW - HOUR + second * 1_000, 10);
    expect(meter.rateAt(NOW + 1_000).bytes).toBe(2);
  });
});
