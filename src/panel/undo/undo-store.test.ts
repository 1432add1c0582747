import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { type Undoable, UndoStore } from './undo-store.ts';

function setUp() {
  const timers: (() => void)[] = [];
  const stop = vi.fn();
  const store = new UndoStore((callback) => {
    timers.push(callback);
    return stop;
  });
  const done: string[] = [];
  const offer = (text: string, more: Partial<Undoable> = {}) =>
    store.offer({ text, undo: () => void done.push(text), forget: () => void done.push(`forgot ${text}`), ...more });
  return { done, offer, stop, store, timers };
}

test('takes back the latest first, one after the other', () => {
  const { done, offer, store } = setUp();
  offer('one');
  offer('two');
  expect(store.latest.value?.text).toBe('two');
  store.undo();
  expect(store.latest.value?.text).toBe('one');
  store.undo();
  store.undo();
  expect(done).toEqual(['two', 'one']);
  expect(store.latest.value).toBeNull();
});

test('what has become impossible is offered no more', () => {
  const { done, offer, store } = setUp();
  let isPossible = true;
  offer('one');
  offer('two', { isPossible: () => isPossible });
  isPossible = false;
  store.sweep();
  expect(store.latest.value?.text).toBe('one');
  store.undo();
  expect(done).toEqual(['one']);
});

test('what a signal makes impossible is not offered, as long as it does', () => {
  const { offer, store } = setUp();
  const isTaken = signal(false);
  offer('one', { isPossible: () => !isTaken.value });
  expect(store.latest.value?.text).toBe('one');
  isTaken.value = true;
  expect(store.latest.value).toBeNull();
  isTaken.value = false;
  expect(store.latest.value?.text).toBe('one');
});

test('keeps twenty, and tells the others that they are forgotten', () => {
  const { done, offer } = setUp();
  for (let count = 1; count <= 22; count++) offer(String(count));
  expect(done).toEqual(['forgot 1', 'forgot 2']);
});

test('forgets everything some time after the last', () => {
  const { done, offer, stop, store, timers } = setUp();
  offer('one');
  offer('two');
  expect(stop).toHaveBeenCalledOnce();
  timers.at(-1)?.();
  expect(done).toEqual(['forgot one', 'forgot two']);
  expect(store.latest.value).toBeNull();
});
