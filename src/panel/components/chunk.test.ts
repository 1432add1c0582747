import { expect, test, vi } from 'vitest';
import { chunkOf } from './chunk.ts';

test('is loaded once, whoever wants it, and stays', async () => {
  const fetch = vi.fn(() => Promise.resolve({ part: 1 }));
  const chunk = chunkOf(fetch);
  expect([chunk.exports.value, fetch.mock.calls.length]).toEqual([null, 0]);
  await Promise.all([chunk.load(), chunk.load()]);
  await vi.waitFor(() => expect(chunk.exports.value).toEqual({ part: 1 }));
  await chunk.load();
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('that it could not be loaded is known until it can be: it is tried again when it is wanted again', async () => {
  const fetch = vi.fn(() => Promise.resolve({ part: 1 }));
  fetch.mockRejectedValueOnce(new TypeError('no such file')).mockRejectedValueOnce(new TypeError('no such file'));
  const chunk = chunkOf(fetch);
  await chunk.load();
  await chunk.load();
  expect([chunk.exports.value, chunk.hasFailed.value]).toEqual([null, true]);
  await chunk.load();
  expect([chunk.exports.value, chunk.hasFailed.value]).toEqual([{ part: 1 }, false]);
});
