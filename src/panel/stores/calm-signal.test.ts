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

test('what is taken after a pause waits for its turn, and is the newest then', () => {
  const source = signal(1);
  const turns: (() => void)[] = [];
  const { calm, dispose } = calmSignal(source, { pause: 100, schedule: (take) => void turns.push(take) });
  source.value = 2;
  expect([calm.value, turns.length]).toEqual([2, 0]);
  source.value = 3;
  vi.advanceTimersByTime(100);
  source.value = 4;
  expect([calm.value, turns.length]).toEqual([2, 1]);
  turns.shift()?.();
  expect(calm.value).toBe(4);
  source.value = 5;
  vi.advanceTimersByTime(100);
  dispose();
  turns.shift()?.();
  expect(calm.value).toBe(4);
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
