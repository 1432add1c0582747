import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Length } from './utf8-length.ts';

const onTheWire = (text: string) => new TextEncoder().encode(text).byteLength;

test.each(['', 'abc', 'é€😀', '\ud83d', '\ude00', 'x\ud83dy', '\ud83d\ud83d\ude00'])('%j', (text) => {
  expect(utf8Length(text)).toBe(onTheWire(text));
});

test.each([0, 1, 2])('a long text whose pairs are %i units beside where it is cut', (shift) => {
  const text = `${'x'.repeat(shift)}${'😀\ud83d'.repeat(70_000)}`;
  expect(utf8Length(text)).toBe(onTheWire(text));
});

test('any sequence of UTF-16 units', () => {
  const units = fc.array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 0xd800, max: 0xdfff })));
  fc.assert(
    fc.property(units, (codes) => {
      const text = String.fromCharCode(...codes);
      expect(utf8Length(text)).toBe(onTheWire(text));
    }),
  );
});
