import { describe, expect, test } from 'vitest';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import { readWire } from './read-wire.ts';

describeRecordings({
  decoder: 'protobuf',
  systems: ['binary-protobuf'],
  why: ['message', /^1: 0, 2: 1, 3: hi$/],
  told: ({ note }) => note.match(/\d+(?=:)/g),
  meant: ({ packets: [packet] }) => packet?.fields().map(({ name }) => name),
});

const hex = (text: string) => new Uint8Array((text.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)));
const read = (text: string) => readWire(hex(text)).map(({ name, value }) => [name, value]);

describe('readWire', () => {
  // https://protobuf.dev/programming-guides/encoding/, its own examples
  test.each([
    ['089601', [['1', 150]]],
    ['120774657374696e67', [['2', 'testing']]],
    ['1a03089601', [['3', [{ name: '1', value: 150, bytes: { start: 2, end: 5 } }]]]],
    ['08feffffffffffffffff01', [['1', 18_446_744_073_709_551_614n]]],
    ['0dcdcccc3d', [['1', Math.fround(0.1)]]],
    ['099a9999999999b93f', [['1', 0.1]]],
    ['1203ff0001', [['2', hex('ff0001')]]],
    ['1200', [['2', '']]],
  ])('%s', (text, fields) => {
    expect(read(text)).toEqual(fields);
  });

  test.each(['08', '0a05', '00', '0b', '0f', '08ffffffffffffffffffffff01', '0900', 'f8ffffffff0f'])(
    '%s is refused',
    (text) => {
      expect(() => read(text)).toThrow(/Protobuf/);
    },
  );
});
