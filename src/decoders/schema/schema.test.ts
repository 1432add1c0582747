import { describe, expect, test } from 'vitest';
import documentation from '../../../docs/schema-decoder.md?raw';
import type { DecoderInput } from '../decoder.ts';
import { parseSchema } from './parse-schema.ts';
import { schemaDecoder } from './schema-decoder.ts';

const EXAMPLE = /```json\n([\s\S]*?)```/.exec(documentation)?.[1] ?? '';
const facts = { url: '', subprotocol: '', api: 'WebSocket', schema: parseSchema(EXAMPLE) } as const;

function decode(data: string | number[], direction: DecoderInput['direction'] = 'sent') {
  const payload =
    typeof data === 'string'
      ? ({ opcode: 'text', data } as const)
      : ({ opcode: 'binary', data: new Uint8Array(data).buffer } as const);
  const [packet] = schemaDecoder.start(facts).decode({ direction, payload });
  return { ...packet, fields: packet?.fields() };
}

describe('the example of the documentation', () => {
  test('names and pairs JSON', () => {
    expect(decode('{"header":{"op":"buy","id":7}}')).toMatchObject({ type: 'buy', asks: { by: 'sent', id: '7' } });
    const reply = decode('{"header":{"op":"bought","re":7},"error":{"code":1}}', 'received');
    expect(reply).toMatchObject({ type: 'bought', isError: true, answers: { by: 'sent', id: '7' } });
    expect(decode('{"header":{"op":"ping"},"error":null}')).toMatchObject({ isHeartbeat: true, isError: false });
    expect(decode('{"header":[1]}')).toMatchObject({ type: 'JSON' });
    expect(() => decode('{"header"')).toThrow('not well-formed JSON');
  });

  test('lays out bytes, and goes on by the value of a field', () => {
    expect(decode([2, 5, 0, 0, 2, 0x68, 0x69, 9])).toMatchObject({
      type: 'say',
      asks: { by: 'sent', id: '5' },
      fields: [
        { name: 'op', value: 'say (2)', bytes: { start: 0, end: 1 } },
        { name: 'id', value: 5, bytes: { start: 1, end: 3 } },
        { name: 'text', value: 'hi', bytes: { start: 3, end: 7 } },
        { name: '…', value: new Uint8Array([9]), bytes: { start: 7, end: 8 } },
      ],
    });
    expect(decode([1, 0, 0, 0x3f, 0x80, 0, 0, 0xbf, 0x80, 0, 0]).fields).toMatchObject([
      {},
      {},
      { value: 1 },
      { value: -1 },
    ]);
    expect(decode([3, 0, 0, 1, 2])).toMatchObject({ isHeartbeat: true, fields: [{}, {}, { name: 'data' }] });
    expect(() => decode([2, 5, 0, 0, 3, 0x68])).toThrow('it is cut off');
  });
});

test('a message that is huge, deep or full of long ids costs itself only', () => {
  const long = 'x'.repeat(300_000);
  const deep = `{"header":${'{"header":'.repeat(100_000)}1${'}'.repeat(100_001)}`;
  expect(decode(deep).type).toBe('JSON');
  expect(decode(`{"header":{"op":"a"},"text":"${long}"}`).type).toBe('a');
  expect(decode(`{"header":{"op":"a","id":"${long.slice(0, 257)}"}}`).asks).toBeUndefined();
  expect(decode(`{"header":{"op":"${long.slice(0, 1_000)}"}}`).type?.length).toBe(301);
});

const withBinary = (fields: unknown) =>
  JSON.stringify({ wirescopeDecoder: 1, name: 'x', match: { url: '*' }, binary: { fields } });
const deep = (levels: number): unknown =>
  levels === 0
    ? []
    : [
        { name: 'a', type: 'u8' },
        { switch: 'a', cases: { 1: deep(levels - 1) } },
      ];

test.each([
  ['{', /^the document is not JSON: /],
  ['[]', '/wirescopeDecoder must be 1, the version of the format'],
  ['{"wirescopeDecoder":1,"name":"x","match":{"url":"*"}}', 'the document needs json, binary or protobuf'],
  ['{"wirescopeDecoder":1,"name":"","match":{"url":"*"},"json":{}}', '/name must be a text of 1 to 1000 characters'],
  ['{"wirescopeDecoder":1,"name":"x","match":{},"json":{}}', '/match needs url or subprotocol'],
  ['{"wirescopeDecoder":1,"name":"x","match":{"url":"*"},"json":{"knid":"/a"}}', /^\/json\/knid is none of kind, id,/],
  ['{"wirescopeDecoder":1,"name":"x","match":{"url":"*"},"json":{"kind":"a"}}', /^\/json\/kind must be a JSON pointer/],
  [
    '{"wirescopeDecoder":1,"name":"x","match":{"url":"*"},"json":{"error":{"pointer":"/a","equals":[{}]}}}',
    /^\/json\/error\/equals must be a text, /,
  ],
  [withBinary({}), '/binary/fields must be a list'],
  [withBinary([{ name: 'a', type: 'u24' }]), /^\/binary\/fields\/0\/type must be one of u8,/],
  [withBinary([{ name: 'a', type: 'u8', endian: 'middle' }]), '/binary/fields/0/endian must be big or little'],
  [withBinary([{ name: 'a', type: 'utf8', length: -1 }]), /^\/binary\/fields\/0\/length must be a number of bytes/],
  [withBinary([{ switch: 'a', cases: {} }]), '/binary/fields/0/switch must name a field that stands before it'],
  [withBinary(deep(9)), /is more than 8 switches deep$/],
  [withBinary(Array(1_001).fill({})), '/binary/fields has more than 1000 fields'],
  [' '.repeat(1_048_577), 'the document is longer than 1048576 characters'],
  ['['.repeat(200_000), /^the document is not JSON: /],
])('what is no schema is refused with its place: %.60s', (text, message) => {
  expect(() => parseSchema(text)).toThrow(message);
});

test('fields of the depth that is allowed are read', () => {
  expect(parseSchema(withBinary(deep(8))).binary?.fields).toHaveLength(2);
});
