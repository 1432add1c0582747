import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { calmSignal } from './calm-signal.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first change is taken at once, the next ones together a second later', () => {
  const source = signal('a');
  const { calm, dispose } = calmSignal(source);
  source.value = 'b';
  expect(calm.value).toBe('b');
  source.value = 'c';
  source.value = 'd';
  expect(calm.value).toBe('b');
  vi.advanceTimersByTime(1_000);
  expect(calm.value).toBe('d');
  dispose();
});

test('nothing is left to be taken after the end', () => {
  const source = signal(1);
  const { calm, dispose } = calmSignal(source);
  source.value = 2;
  source.value = 3;
  dispose();
  vi.advanceTimersByTime(5_000);
  expect(calm.value).toBe(2);
});
