import { describe, expect, test } from 'vitest';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import type { DecoderInput, Field } from '../decoder.ts';
import { protobufDecoder } from './protobuf-decoder.ts';
import { readWire } from './read-wire.ts';

describeRecordings({
  decoder: 'protobuf',
  systems: ['binary-protobuf'],
  why: ['message', /^1: 0, 2: 1, 3: hi$/],
  told: ({ note }) => note.match(/\d+(?=:)/g),
  meant: ({ packets: [packet] }) => packet?.fields().map(({ name }) => name),
});

const hex = (text: string) => new Uint8Array((text.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)));
const read = (text: string) => plain(readWire(hex(text)));

type Plain = [name: string, value: unknown];
const plain = (fields: readonly Field[]): Plain[] =>
  fields.map(({ name, value }) => [name, Array.isArray(value) ? plain(value as readonly Field[]) : value]);

describe('readWire', () => {
  // https://protobuf.dev/programming-guides/encoding/, its own examples
  test('has the place of what is inside', () => {
    const [field] = readWire(hex('1a03089601'));
    expect(field?.value).toEqual([{ name: '1', value: 150, bytes: { start: 2, end: 5 } }]);
  });

  test.each([
    ['089601', [['1', 150]]],
    ['120774657374696e67', [['2', 'testing']]],
    ['1a03089601', [['3', [['1', 150]]]]],
    ['08feffffffffffffffff01', [['1', -2]]],
    ['08ffffffffffffffff7f', [['1', 9_223_372_036_854_775_807n]]],
    [
      '0b080110020c1001',
      [
        [
          '1',
          [
            ['1', 1],
            ['2', 2],
          ],
        ],
        ['2', 1],
      ],
    ],
    ['0b13140c', [['1', [['2', []]]]]],
    ['093930000000000000', [['1', 12_345]]],
    ['0d39300000', [['1', 12_345]]],
    ['090000000000000000', [['1', 0]]],
    ['0dcdcccc3d', [['1', Math.fround(0.1)]]],
    ['099a9999999999b93f', [['1', 0.1]]],
    ['1203ff0001', [['2', hex('ff0001')]]],
    ['1200', [['2', '']]],
    [
      '0a0b0af5ffffffffffffffff011001',
      [
        ['1', hex('0af5ffffffffffffffff01')],
        ['2', 1],
      ],
    ],
  ])('%s', (text, fields) => {
    expect(read(text)).toEqual(fields);
  });

  test.each([
    '08',
    '0a05',
    '00',
    '0b',
    '0b14',
    '0c',
    '0b0801',
    '0f',
    '08ffffffffffffffffffffff01',
    '0900',
    'f8ffffffff0f',
    '0af5ffffffffffffffff01',
  ])('%s is refused', (text) => {
    expect(() => read(text)).toThrow(/Protobuf/);
  });
});

test('messages of gRPC that have too many fields together are refused', () => {
  const frame = Uint8Array.of(0, 0, 0, 0, 20, ...Array.from({ length: 10 }, () => [8, 1]).flat());
  const decode = (times: number) => {
    const data = Uint8Array.from({ length: times * frame.length }, (_, at) => frame[at % frame.length] ?? 0).buffer;
    const input: DecoderInput = { direction: 'received', payload: { opcode: 'binary', data } };
    return protobufDecoder.start({ url: '', subprotocol: '', api: 'WebSocket' }).decode(input).length;
  };
  expect(decode(2_000)).toBe(2_000);
  expect(() => decode(2_001)).toThrow('too many fields');
});
