import { describe, expect, test } from 'vitest';
import type { Field } from '../decoder.ts';
import { valueText } from '../value-text.ts';
import { readMsgpack } from './read-msgpack.ts';
import { timestampText } from './timestamp.ts';

const hex = (text: string) =>
  new Uint8Array(
    text
      .split(' ')
      .filter(Boolean)
      .map((byte) => Number.parseInt(byte, 16)),
  );
const read = (text: string) => readMsgpack(hex(text)).value;

describe('readMsgpack', () => {
  // https://github.com/msgpack/msgpack/blob/master/spec.md#formats, each format once with its smallest and largest forms
  test.each([
    ['00', 0],
    ['7f', 127],
    ['e0', -32],
    ['ff', -1],
    ['c0', null],
    ['c2', false],
    ['c3', true],
    ['cc ff', 255],
    ['cd ff ff', 65_535],
    ['ce ff ff ff ff', 4_294_967_295],
    ['cf 00 1f ff ff ff ff ff ff', Number.MAX_SAFE_INTEGER],
    ['cf ff ff ff ff ff ff ff ff', 18_446_744_073_709_551_615n],
    ['d0 80', -128],
    ['d1 80 00', -32_768],
    ['d2 80 00 00 00', -2_147_483_648],
    ['d3 ff ff ff ff ff ff ff ff', -1],
    ['d3 80 00 00 00 00 00 00 00', -9_223_372_036_854_775_808n],
    ['ca 3f c0 00 00', 1.5],
    ['cb 3f f8 00 00 00 00 00 00', 1.5],
    ['a0', ''],
    ['a2 c3 a9', 'é'],
    ['d9 01 61', 'a'],
    ['da 00 01 61', 'a'],
    ['db 00 00 00 01 61', 'a'],
    ['c4 02 01 02', hex('01 02')],
    ['c5 00 01 07', hex('07')],
    ['c6 00 00 00 01 07', hex('07')],
    ['90', { json: '[]' }],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual(value);
  });

  test.each([
    ['92 01 91 c0', ['0', '1']],
    ['dc 00 02 01 02', ['0', '1']],
    ['dd 00 00 00 01 01', ['0']],
    ['82 a1 61 01 05 02', ['a', '5']],
    ['de 00 01 a1 61 01', ['a']],
    ['df 00 00 00 01 a1 61 01', ['a']],
    ['d4 05 01', ['extension', 'data']],
    ['d8 05 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10', ['extension', 'data']],
    ['c7 01 ff 09', ['extension', 'data']],
  ])('%s has the members %j', (text, names) => {
    const value = read(text);
    expect(Array.isArray(value) && value.map(({ name }) => name)).toEqual(names);
    expect(readMsgpack(hex(text)).bytes).toEqual({ start: 0, end: hex(text).length });
  });

  test.each([
    '',
    'c1',
    'cc',
    'd9 05 61',
    '92 01',
    '81 a1',
    'dd ff ff ff ff',
    'c6 ff ff ff ff',
    'c7 05',
    '91 '.repeat(200),
  ])('%j is refused', (text) => {
    expect(() => read(text)).toThrow(/MessagePack/);
  });
});

test.each([
  ['d6ff00000000', '1970-01-01T00:00:00.000Z'],
  ['d7ff1d5353006553f100', '2023-11-14T22:13:20.123Z'],
  ['d7ff000000046553f100', '2023-11-14T22:13:20.000000001Z'],
  ['c70cff00000000ffffffffffffffff', '1969-12-31T23:59:59.000Z'],
  ['c70cffffffffff0000000000000000', undefined],
  ['c703ff000000', undefined],
])('the timestamp %s is %s', (hex, time) => {
  const { value } = readMsgpack(Uint8Array.from(Buffer.from(hex, 'hex')), 0, timestampText);
  expect(Array.isArray(value) && value.find(({ name }: Field) => name === 'time')?.value).toBe(time);
});

test('a list that is empty is none without members', () => {
  expect([0x90, 0x80].map((byte) => valueText(readMsgpack(Uint8Array.of(byte)).value))).toEqual(['[]', '{}']);
});
