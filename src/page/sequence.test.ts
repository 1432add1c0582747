import { expect, test } from 'vitest';
import { sequence } from './sequence.ts';

test('the browser walks it as it walks an array', async () => {
  const parts = sequence<BlobPart>(['a', new Blob(['b'])]);
  expect(await new Blob([...parts]).text()).toBe('ab');
  expect(await new Blob(parts as BlobPart[]).text()).toBe('ab');
  expect([...sequence([])]).toEqual([]);
});

test('also when a page has changed how arrays are walked', async () => {
  const { [Symbol.iterator]: native } = Array.prototype;
  const list = sequence<BlobPart>(['a', 'b']) as BlobPart[];
  try {
    Array.prototype[Symbol.iterator] = () => {
      throw new Error('of the page');
    };
    expect(new Blob(list).size).toBe(2);
  } finally {
    Array.prototype[Symbol.iterator] = native;
  }
});
