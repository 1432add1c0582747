import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PayloadStore } from './payload-store.ts';

const texts = fc.string({ unit: fc.constantFrom('a', 'é', '€', '😀', '\0'), maxLength: 30 });
const content = fc.oneof(
  texts,
  fc.tuple(texts, fc.nat(1_500)).map(([text, times]) => text.repeat(times)),
  fc.nat(40_000).map((size) => new Uint8Array(size).fill(size % 251).buffer),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => bytes.slice().buffer),
);

test('everything that was added is there, in full and unchanged, whatever came before and after', () => {
  fc.assert(
    fc.property(fc.array(content, { maxLength: 60, size: 'max' }), (contents) => {
      const store = new PayloadStore();
      const numbers = contents.map((data) => store.add(data));
      expect(numbers).toEqual(contents.map((_, index) => index));
      for (const [index, data] of contents.entries()) {
        const found = store.at(index);
        if (typeof data === 'string') expect(found === data).toBe(true);
        else expect(new Uint8Array(found as ArrayBuffer)).toEqual(new Uint8Array(data));
      }
    }),
    { numRuns: 25 },
  );
});

test('a small one is taken out as a copy: changing it changes nothing', () => {
  const store = new PayloadStore();
  store.add(new Uint8Array([1, 2, 3]).buffer);
  new Uint8Array(store.at(0) as ArrayBuffer).fill(9);
  expect(new Uint8Array(store.at(0) as ArrayBuffer)).toEqual(new Uint8Array([1, 2, 3]));
});

test('a large one is not copied when it is taken out', () => {
  const store = new PayloadStore();
  store.add(new ArrayBuffer(20_000));
  expect(store.at(0)).toBe(store.at(0));
});

test('a number that was not given out is an empty text', () => {
  expect(new PayloadStore().at(0)).toBe('');
});

test('what is dropped is let go of with its chunk, and what stays keeps its number', () => {
  const store = new PayloadStore();
  const contents = Array.from({ length: 30 }, (_, index) => `${index}`.padEnd(10_000, '.'));
  for (const content of contents) store.add(content);
  store.drop(20);
  expect(store.joinedText(store.chunk(0))).toBe('');
  expect(contents.slice(20).map((_, index) => store.at(20 + index))).toEqual(contents.slice(20));
});

test('a content takes the place of another', () => {
  const store = new PayloadStore();
  const numbers = ['a', 'b'.repeat(50_000), 'c'].map((content) => store.add(content));
  store.replace(1, 'whole');
  store.replace(2, new Uint8Array([1, 2]).buffer);
  expect(numbers.map((number) => store.at(number))).toEqual(['a', 'whole', new Uint8Array([1, 2]).buffer]);
});
