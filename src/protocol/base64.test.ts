import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';

const CHUNK = 24 * 1024;
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

test.each(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'])('%j, an example of RFC 4648', (text) => {
  const base64 = Buffer.from(text).toString('base64');
  expect(toBase64(bufferOf(Buffer.from(text)))).toBe(base64);
  expect(fromBase64(base64)).toEqual(bufferOf(Buffer.from(text)));
});

test.each([-2, -1, 0, 1, 2, CHUNK])('a payload of a chunk and %d bytes', (more) => {
  const bytes = Uint8Array.from({ length: CHUNK + more }, (_, index) => index * 7);
  expect(toBase64(bufferOf(bytes))).toBe(Buffer.from(bytes).toString('base64'));
});

test('any bytes, there and back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(fromBase64(toBase64(bufferOf(bytes)))).toEqual(bufferOf(bytes));
    }),
  );
});

test.each(['A', 'AB=C', '@@@@', 'AAA=A', '€€€€', '=', 'AA-_'])('%j is not base64', (text) => {
  expect(fromBase64(text)).toBeUndefined();
});
