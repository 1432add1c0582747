import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTimer } from './long-timer.ts';

const DAY = 24 * 60 * 60 * 1_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([0, 20, 2 ** 31 - 1, 2 ** 31, 60 * DAY])('calls back after %i ms, and once', (ms) => {
  const callback = vi.fn();
  startTimer(callback, ms);
  if (ms > 0) vi.advanceTimersByTime(ms - 1);
  if (ms > 0) expect(callback).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(callback).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60 * DAY);
  expect(callback).toHaveBeenCalledTimes(1);
});

test('what is taken back after many days calls nothing', () => {
  const callback = vi.fn();
  const cancel = startTimer(callback, 60 * DAY);
  vi.advanceTimersByTime(40 * DAY);
  cancel();
  vi.advanceTimersByTime(60 * DAY);
  expect(callback).not.toHaveBeenCalled();
});
