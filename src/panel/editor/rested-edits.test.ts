import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LONG_TEXT, restedEdits } from './rested-edits.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const tell = vi.fn();
  return { tell, ...restedEdits(tell) };
}

test('an edit of a short text is told at once', () => {
  const { edited, tell } = setUp();
  edited(LONG_TEXT);
  edited(LONG_TEXT);
  vi.runAllTimers();
  expect(tell).toHaveBeenCalledTimes(2);
});

test('edits of a long text are told once, when the user rests', () => {
  const { edited, tell } = setUp();
  edited(LONG_TEXT + 1);
  vi.advanceTimersByTime(200);
  edited(LONG_TEXT + 2);
  vi.advanceTimersByTime(200);
  expect(tell).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(tell).toHaveBeenCalledTimes(1);
});

test('or as soon as somebody wants to know, and not again', () => {
  const { edited, settle, tell } = setUp();
  settle();
  expect(tell).not.toHaveBeenCalled();
  edited(LONG_TEXT + 1);
  settle();
  settle();
  vi.runAllTimers();
  expect(tell).toHaveBeenCalledTimes(1);
});

test('what another text has taken the place of is not told', () => {
  const { edited, forget, settle, tell } = setUp();
  edited(LONG_TEXT + 1);
  forget();
  settle();
  vi.runAllTimers();
  expect(tell).not.toHaveBeenCalled();
});
