import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { toJson } from './to-json.ts';

test('reads as JSON.stringify writes it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(toJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('what is undefined is left out', () => {
  expect(toJson({ seq: 1, fullSize: undefined })).toBe('{"seq":1}');
});

test('calls no toJSON that a page has put into a prototype', () => {
  const calls: unknown[] = [];
  for (const { prototype } of [Object, Array, String]) {
    Object.defineProperty(prototype, 'toJSON', { configurable: true, value: (key: unknown) => calls.push(key) });
  }
  onTestFinished(() => {
    for (const { prototype } of [Object, Array, String]) Reflect.deleteProperty(prototype, 'toJSON');
  });
  expect([toJson({ list: ['a', {}] }), calls.length]).toEqual(['{"list":["a",{}]}', 0]);
});
