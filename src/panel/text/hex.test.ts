import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asciiOf, hexOf, parseHex } from './hex.ts';

test('asciiOf shows what can be printed, and a dot for the rest', () => {
  expect(asciiOf(new TextEncoder().encode('Hello, \0world é!'))).toBe('Hello, .world ..!');
});

describe('parseHex', () => {
  test.each([
    { text: '', bytes: [] },
    { text: '00 ff', bytes: [0, 255] },
    { text: '0x00,0xFF\n1a', bytes: [0, 255, 26] },
    { text: 'DEADbeef', bytes: [0xde, 0xad, 0xbe, 0xef] },
    { text: '000x0x0XfF,, ', bytes: [0, 255] },
  ])('reads $text', ({ text, bytes }) => {
    const parsed = parseHex(text);
    expect(parsed.ok && [...new Uint8Array(parsed.bytes)]).toEqual(bytes);
  });

  test.each([
    { text: '0g', error: 'character', at: 1 },
    { text: '“00”', error: 'character', at: 0 },
    { text: '00 ff é', error: 'character', at: 6 },
    { text: 'abc', error: 'odd', at: 2 },
    { text: '0', error: 'odd', at: 0 },
    { text: '0x1, 0x2', error: 'odd', at: 2 },
    { text: '00 a b', error: 'odd', at: 3 },
    { text: '10x20', error: 'odd', at: 0 },
  ])('refuses $text, and says where', ({ text, ...wrong }) => expect(parseHex(text)).toEqual({ ok: false, ...wrong }));

  test('reads back whatever hexOf wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const parsed = parseHex(hexOf(bytes));
        expect(parsed.ok && [...new Uint8Array(parsed.bytes)]).toEqual([...bytes]);
      }),
    );
  });
});
