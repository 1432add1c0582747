import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runAtOnce } from '../slices/sliced-work.ts';
import { ByteSearch } from './byte-search.ts';
import { movedSelection, spanOf } from './byte-selection.ts';
import { float16 } from './float16.ts';
import { inspectBytes } from './inspect-bytes.ts';
import { lineSegments } from './line-segments.ts';
import { readSignedVarint, readVarint, zigzag } from './varint.ts';

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('varints', () => {
  test.each([
    { hex: '00', value: 0n, length: 1 },
    { hex: '7f', value: 127n, length: 1 },
    { hex: '8001', value: 128n, length: 2 },
    { hex: 'ac02', value: 300n, length: 2 },
    { hex: 'ffffffffffffffffff01', value: 2n ** 64n - 1n, length: 10 },
  ])('$hex is $value', ({ hex, value, length }) => {
    expect(readVarint(bytesOf(hex), 0)).toEqual({ value, length });
  });

  test.each(['', '80', 'ffffffffffffffffff02', 'ffffffffffffffffffff01'])('%s is none', (hex) => {
    expect(readVarint(bytesOf(hex), 0)).toBeNull();
  });

  test.each([
    { hex: '02', value: 2n },
    { hex: '7e', value: -2n },
    { hex: 'ff00', value: 127n },
    { hex: '807f', value: -128n },
  ])('$hex is $value with a sign', ({ hex, value }) => {
    expect(readSignedVarint(bytesOf(hex), 0)?.value).toBe(value);
  });

  test('what is written is read', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (value) => {
        const bytes: number[] = [];
        for (let rest = value; ; rest >>= 7n) {
          bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
          if (rest <= 0x7fn) break;
        }
        expect(readVarint(Uint8Array.from(bytes), 0)).toEqual({ value, length: bytes.length });
      }),
    );
  });

  test.each([
    [0n, 0n],
    [1n, -1n],
    [2n, 1n],
    [4_294_967_295n, -2_147_483_648n],
  ])('zigzag %d is %d', (value, signed) => expect(zigzag(value)).toBe(signed));
});

test.each([
  { bits: 0x0000, value: 0 },
  { bits: 0x8000, value: -0 },
  { bits: 0x3c00, value: 1 },
  { bits: 0xc000, value: -2 },
  { bits: 0x7bff, value: 65_504 },
  { bits: 0x0001, value: 2 ** -24 },
  { bits: 0x7c00, value: Number.POSITIVE_INFINITY },
  { bits: 0x7e00, value: Number.NaN },
])('half $bits is $value', ({ bits, value }) => expect(float16(bits)).toBe(value));

describe('inspectBytes', () => {
  const reading = (hex: string, type: string) => inspectBytes(bytesOf(hex), 0).find((found) => found.type === type);

  test.each([
    { hex: 'ff', type: 'int8', little: '-1', big: undefined },
    { hex: 'ff', type: 'int16', little: null, big: null },
    { hex: '0102', type: 'uint16', little: '513', big: '258' },
    { hex: 'fffffffe', type: 'int32', little: '-16777217', big: '-2' },
    { hex: 'ffffffffffffffff', type: 'uint64', little: '18446744073709551615', big: '18446744073709551615' },
    { hex: 'cdcccc3d', type: 'float32', little: '0.1', big: '-429492130' },
    { hex: '000000000000f03f', type: 'float64', little: '1', big: '3.03865e-319' },
    { hex: '65531440', type: 'date, s, 32 bit', little: '2004-01-25T23:38:13.000Z', big: '2023-11-14T06:31:28.000Z' },
    { hex: 'ffffffffffffff7f', type: 'date, ms, 64 bit', little: null, big: '1969-12-31T23:59:59.871Z' },
    { hex: 'ac02', type: 'varint (LEB128)', little: '300 (2 B)', big: undefined },
    { hex: '00', type: 'varint, zigzag', little: '0 (1 B)', big: undefined },
    { hex: '80', type: 'varint, zigzag', little: null, big: undefined },
  ])('$hex as $type', ({ hex, type, little, big }) => {
    expect(reading(hex, type)).toEqual(big === undefined ? { type, little } : { type, little, big });
  });

  test('any bytes can be inspected, from any of them on', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 20 }), fc.nat(), (bytes, place) => {
        expect(inspectBytes(bytes, place % bytes.length)).toHaveLength(19);
      }),
    );
    expect(inspectBytes(new Uint8Array(), 0)).toEqual([]);
  });
});

describe('movedSelection', () => {
  const size = { length: 40, width: 16, page: 32 };
  const at = (anchor: number, head = anchor) => ({ anchor, head });
  const key = (name: string, held: readonly string[] = []) => ({
    key: name,
    shiftKey: held.includes('shift'),
    ctrlKey: held.includes('ctrl'),
    metaKey: false,
  });

  test.each([
    { keys: key('ArrowRight'), from: null, to: at(0) },
    { keys: key('ArrowRight'), from: at(0), to: at(1) },
    { keys: key('ArrowLeft'), from: at(0), to: at(0) },
    { keys: key('ArrowDown'), from: at(3), to: at(19) },
    { keys: key('ArrowDown'), from: at(30), to: at(39) },
    { keys: key('ArrowUp'), from: at(3), to: at(3) },
    { keys: key('ArrowRight', ['shift']), from: at(3), to: at(3, 4) },
    { keys: key('ArrowLeft', ['shift']), from: at(3, 4), to: at(3) },
    { keys: key('Home'), from: at(20), to: at(16) },
    { keys: key('End'), from: at(20), to: at(31) },
    { keys: key('End', ['ctrl', 'shift']), from: at(20), to: at(20, 39) },
    { keys: key('Home', ['ctrl']), from: at(20), to: at(0) },
    { keys: key('PageDown'), from: at(20), to: at(39) },
    { keys: key('a', ['ctrl']), from: null, to: at(0, 39) },
    { keys: key('a'), from: at(0), to: null },
    { keys: key('ArrowRight', ['ctrl']), from: at(0), to: null },
  ])('$keys.key from $from', ({ keys, from, to }) => {
    expect(movedSelection(keys, from, size)).toEqual(to);
  });

  test('there is nothing to select in nothing', () => {
    expect(movedSelection(key('ArrowRight'), null, { ...size, length: 0 })).toBeNull();
  });

  test('a selection is a span in either direction', () => {
    expect(spanOf(at(5, 2))).toEqual({ start: 2, end: 6 });
  });
});

describe('ByteSearch', () => {
  function placesOf(bytes: Uint8Array, pattern: Uint8Array, folds: boolean): number[] {
    const search = new ByteSearch(bytes, { bytes: pattern, folds });
    runAtOnce(search);
    return Array.from({ length: search.matches.length }, (_, index) => search.matches.at(index));
  }
  const text = (value: string) => new TextEncoder().encode(value);

  test.each([
    { name: 'letters in either case', bytes: text('Chat chat'), pattern: text('CHAT'), folds: true, places: [0, 5] },
    { name: 'bytes as they are', bytes: text('Chat chat'), pattern: text('chat'), folds: false, places: [5] },
    { name: 'not over each other', bytes: text('aaaa'), pattern: text('aa'), folds: false, places: [0, 2] },
    { name: 'at the end', bytes: bytesOf('0001ff'), pattern: bytesOf('ff'), folds: false, places: [2] },
    { name: 'longer than all', bytes: bytesOf('00'), pattern: bytesOf('0000'), folds: false, places: [] },
  ])('$name', ({ bytes, pattern, folds, places }) => {
    expect(placesOf(bytes, pattern, folds)).toEqual(places);
  });
});

test.each([
  { selected: null, matches: [], segments: ['0-16'] },
  { selected: { start: 2, end: 4 }, matches: [], segments: ['0-2', '2-4s', '4-16'] },
  { selected: { start: 0, end: 99 }, matches: [{ start: 3, end: 5 }], segments: ['0-3s', '3-5sm', '5-16s'] },
  { selected: { start: 16, end: 20 }, matches: [{ start: 15, end: 17 }], segments: ['0-15', '15-16m'] },
])('line with $selected and $matches', ({ selected, matches, segments }) => {
  const found = lineSegments({ start: 0, end: 16 }, selected, matches);
  expect(
    found.map(({ start, end, isSelected, isMatch }) => `${start}-${end}${isSelected ? 's' : ''}${isMatch ? 'm' : ''}`),
  ).toEqual(segments);
});
