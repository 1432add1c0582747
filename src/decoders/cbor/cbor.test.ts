import { describe, expect, test } from 'vitest';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import { plainValue } from '../../../test/decoding/plain-value.ts';
import { readCbor } from './read-cbor.ts';

describeRecordings({
  decoder: 'cbor',
  systems: ['binary-cbor'],
  why: ['message', /^\{hello: world\}$/],
  told: ({ note }) => JSON.parse(note.replace('cbor: ', '')),
  meant: ({ packets: [packet] }) => {
    const fields = packet?.fields() ?? [];
    return plainValue(fields[0]?.name === '' ? fields[0].value : fields, 'word');
  },
});

const hex = (text: string) => new Uint8Array((text.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)));

describe('readCbor', () => {
  // https://www.rfc-editor.org/rfc/rfc8949#name-examples-of-encoded-cbor-da
  test.each([
    ['00', 0],
    ['17', 23],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['1bffffffffffffffff', 18_446_744_073_709_551_615n],
    ['3bffffffffffffffff', -18_446_744_073_709_551_616n],
    ['20', -1],
    ['3903e7', -1000],
    ['f90000', 0],
    ['f93c00', 1],
    ['f97bff', 65_504],
    ['f90001', 2 ** -24],
    ['f97c00', Number.POSITIVE_INFINITY],
    ['f97e00', Number.NaN],
    ['fa47c35000', 100_000],
    ['fb3ff199999999999a', 1.1],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['f7', 'undefined'],
    ['f0', 'simple(16)'],
    ['f8ff', 'simple(255)'],
    ['4401020304', hex('01020304')],
    ['62c3bc', 'ü'],
    ['5f42010243030405ff', hex('0102030405')],
    ['7f657374726561646d696e67ff', 'streaming'],
  ])('%s', (text, value) => {
    expect(readCbor(hex(text)).value).toEqual(value);
  });

  test.each([
    ['8301820203820405', [1, [2, 3], [4, 5]]],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
    ['a26161016162820203', { a: 1, b: [2, 3] }],
    ['bf61610161629f0203ffff', { a: 1, b: [2, 3] }],
    ['c11a514b67b0', 1_363_896_240],
  ])('%s', (text, value) => {
    const { value: read, bytes } = readCbor(hex(text));
    expect([plainValue(read, 'word'), bytes]).toEqual([value, { start: 0, end: text.length / 2 }]);
  });

  test.each([
    '',
    '18',
    '1c',
    '61',
    '8201',
    'a161',
    '9f',
    '5f61',
    '5f6161ff',
    '9bffffffffffffffff',
    'fc',
    '81'.repeat(200),
  ])('%j is refused', (text) => {
    expect(() => readCbor(hex(text))).toThrow(/CBOR/);
  });
});
