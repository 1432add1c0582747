import { expect, test } from 'vitest';
import { frameRevision } from './frame-revision.ts';

test('many changes within a frame are one step', () => {
  const listeners = new Set<() => void>();
  const frames: (() => void)[] = [];
  const change = () => listeners.forEach((listener) => void listener());
  const { revision, dispose } = frameRevision(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    (callback) => frames.push(callback),
  );
  change();
  change();
  expect([revision.value, frames.length]).toEqual([0, 1]);
  frames.shift()?.();
  expect(revision.value).toBe(1);
  change();
  expect(frames).toHaveLength(1);
  dispose();
  expect(listeners.size).toBe(0);
});

test('a step may be taken sooner, besides', () => {
  let change = (): void => undefined;
  const { revision } = frameRevision(
    (listener) => {
      change = listener;
      return () => undefined;
    },
    () => undefined,
    (step) => step(),
  );
  change();
  change();
  expect(revision.value).toBe(2);
});
