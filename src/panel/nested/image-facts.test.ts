import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageFacts } from './image-facts.ts';

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const PNG = bytesOf('89504e470d0a1a0a 0000000d 49484452 00000003 00000002 08020000 00');

test.each([
  { name: 'PNG', bytes: PNG, facts: { mediaType: 'image/png', width: 3, height: 2 } },
  { name: 'GIF', bytes: bytesOf('474946383961 0500 0400 80'), facts: { mediaType: 'image/gif', width: 5, height: 4 } },
  {
    name: 'JPEG',
    bytes: bytesOf('ffd8 ffe0 0004 0000 ffc0 0011 08 0007 0009 03'),
    facts: { mediaType: 'image/jpeg', width: 9, height: 7 },
  },
  {
    name: 'WebP',
    bytes: bytesOf('52494646 00000000 57454250 56503858 0a000000 00000000 0f0000 070000'),
    facts: { mediaType: 'image/webp', width: 16, height: 8 },
  },
  { name: 'a cut PNG', bytes: PNG.subarray(0, 12), facts: null },
  { name: 'a PNG of no size', bytes: PNG.map((byte, at) => (at >= 16 && at < 20 ? 0 : byte)), facts: null },
  { name: 'SVG', bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), facts: null },
  { name: 'BM as text', bytes: new TextEncoder().encode('BMW is a maker of cars, and this is a text'), facts: null },
])('$name', ({ bytes, facts }) => {
  expect(imageFacts(bytes)).toEqual(facts);
});

test('any bytes can be asked', () => {
  const heads = fc.constantFrom(
    '89504e470d0a1a0a',
    '474946383961',
    '424d',
    '52494646000000005745425056503820',
    'ffd8ff',
    '',
  );
  fc.assert(
    fc.property(heads, fc.uint8Array({ maxLength: 60 }), (head, rest) => {
      const facts = imageFacts(Uint8Array.from([...bytesOf(head), ...rest]));
      expect(facts === null || (facts.width > 0 && facts.height > 0)).toBe(true);
    }),
  );
});
