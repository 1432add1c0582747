import { crc32, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallPng } from './palette-png.ts';
import { readPng } from './png-pixels.ts';

/** A PNG as a browser may write it: lines of RGB or RGBA, each with its filter before it. */
function browserPng(width: number, colourType: 2 | 6, lines: readonly (readonly number[])[]): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const content = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(content), 4);
    return Buffer.concat([ends.subarray(0, 4), content, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(lines.length, 4);
  header.set([8, colourType], 8);
  const data = deflateSync(Buffer.from(lines.flat()));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', data.subarray(0, 5)), // in two parts, as it may come
    chunk('IDAT', data.subarray(5)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colours of a PNG with a palette, which `readPng` does not read. */
function paletteColours(png: Buffer): number[] {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const content = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(content));
    chunks.set(content.toString('latin1', 0, 4), content.subarray(4));
    at += length + 12;
  }
  const table = chunks.get('PLTE') ?? Buffer.alloc(0);
  const width = chunks.get('IHDR')?.readUInt32BE(0) ?? 0;
  return [...inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))]
    .filter((_, at) => at % (width + 1) !== 0)
    .map((place) => table.readUIntBE(place * 3, 3));
}

const rgb = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255];

describe('reading the PNG of a browser', () => {
  // https://www.w3.org/TR/png-3/#9Filters, two pixels a line
  test.each([
    ['no filter', [0, 1, 2, 3, 4, 5, 6], [0x010203, 0x040506]],
    ['the pixel to the left', [1, 1, 2, 3, 4, 5, 6], [0x010203, 0x050709]],
    ['the pixel above', [2, 1, 2, 3, 4, 5, 6], [0x0b1621, 0x0e1924]],
    ['the mean of both', [3, 1, 2, 3, 4, 5, 6], [0x060c12, 0x0c151e]],
    ['the nearest of three', [4, 1, 2, 3, 4, 5, 6], [0x0b1621, 0x0f1b27]],
  ])('undoes the filter with %s', (_name, line, second) => {
    const first = [0, 10, 20, 30, 10, 20, 30];
    const { colours } = readPng(browserPng(2, 2, [first, line]));
    expect([...colours]).toEqual([0x0a141e, 0x0a141e, ...second]);
  });

  test('leaves out how opaque a pixel is', () => {
    expect([...readPng(browserPng(1, 6, [[0, 1, 2, 3, 255]])).colours]).toEqual([0x010203]);
  });

  test('refuses another kind', () => {
    const grey = browserPng(1, 2, [[0, 1, 2, 3]]);
    grey[25] = 0;
    expect(() => readPng(grey)).toThrow('cannot be read');
  });
});

describe('writing it with a palette', () => {
  test('keeps every colour, when they are no more than 256', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffffff }), { minLength: 1, maxLength: 256 }), (colours) => {
        const png = smallPng(
          browserPng(
            1,
            2,
            colours.map((colour) => [0, ...rgb(colour)]),
          ),
        );
        expect(paletteColours(png)).toEqual(colours);
      }),
    );
  });

  test('keeps the frequent colours, and rare ones nearly, when there are more', () => {
    const shades = Array.from({ length: 1000 }, (_, at) => at * 16_001);
    const colours = [...shades, ...Array<number>(50).fill(0x123457), ...Array<number>(40).fill(0xfedcba)];
    const shown = paletteColours(
      smallPng(
        browserPng(
          1,
          2,
          colours.map((colour) => [0, ...rgb(colour)]),
        ),
      ),
    );
    expect(new Set(shown).size).toBeLessThanOrEqual(256);
    expect(shown.slice(1000)).toEqual(colours.slice(1000));
    const far = colours.map((colour, at) =>
      Math.max(...rgb(colour).map((channel, place) => Math.abs(channel - (rgb(shown[at] ?? 0)[place] ?? 0)))),
    );
    expect(Math.max(...far)).toBeLessThan(40);
  });
});
