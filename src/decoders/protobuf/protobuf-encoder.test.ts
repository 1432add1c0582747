import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arenaSchema, legacySchema, protoSchema } from '../../../test/decoding/arena-schema.ts';
import { decodeRecording } from '../../../test/decoding/decode-recording.ts';
import type { Payload } from '../../protocol/payload.ts';
import { editableText, encodeText } from '../encoder.ts';
import { compactForm } from '../form/form-value.ts';
import { readForm } from '../form/read-form.ts';
import { schemaDecoder } from '../schema/schema-decoder.ts';
import type { SchemaDocument } from '../schema/schema-document.ts';
import { schemaEncoder } from '../schema/schema-encoder.ts';
import { shortestFloat } from './proto-values.ts';

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/[\da-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16));
const hexOf = (payload: Payload | undefined) =>
  payload?.opcode === 'binary' ? Buffer.from(payload.data).toString('hex') : String(payload?.data);
const targetFor = (schema: SchemaDocument, direction: 'sent' | 'received' = 'sent') =>
  ({ facts: { url: '', subprotocol: '', api: 'WebSocket', schema }, direction }) as const;

function edit(schema: SchemaDocument, payload: Payload, direction: 'sent' | 'received' = 'sent'): string {
  const target = targetFor(schema, direction);
  const packets = schemaDecoder.start(target.facts).decode({ direction, payload });
  return editableText(schemaEncoder, { ...target, packets, messages: [payload] });
}
const encode = (schema: SchemaDocument, text: string, direction: 'sent' | 'received' = 'sent') =>
  hexOf(encodeText(schemaEncoder, text, targetFor(schema, direction))[0]);
const editHex = (schema: SchemaDocument, hex: string) => edit(schema, { opcode: 'binary', data: bytesOf(hex).buffer });

test('what protobufjs has written is edited by names, and unedited gives its bytes', async () => {
  const { rows } = await decodeRecording('protobuf-arena/game');
  const forms = rows.map(({ direction, message: { payload } }) => {
    const text = edit(arenaSchema(), payload, direction);
    expect(encode(arenaSchema(), text, direction)).toBe(hexOf(payload));
    return text;
  });
  expect(forms.join('\n')).toMatchInlineSnapshot(`
    "{
      "request_id": 1,
      "join": {
        "player": {
          "name": "Zoë",
          "team": "TEAM_BLUE",
          "scores": {"chess":-4,"go":19},
          "badges": [
            {
              "@type": "type.googleapis.com/arena.common.Badge",
              "title": "early",
              "icon": {"$hex":"00ff10"}
            }
          ]
        },
        "token": ""
      }
    }
    {
      "request_id": 1,
      "at": "2024-02-29T12:00:00.500Z",
      "joined": {
        "session": 9007199254740993,
        "players": [{"name":"Zoë","team":"TEAM_BLUE"},{"name":"Bo","team":"TEAM_RED"}],
        "turn": "90s"
      }
    }
    {
      "move": {
        "path": [{"x":1.5,"y":-2},{"x":0.1,"y":10000000000}],
        "keys": [-1,0,300],
        "stamps": [1,18446744073709551615]
      }
    }
    {
      "at": "2024-02-29T12:00:01Z",
      "state": {
        "points": {"1":{"x":1.5,"y":-2},"7":{}},
        "winners": ["TEAM_NONE","TEAM_RED","TEAM_BLUE",9],
        "clock": 12.25,
        "delta": -7,
        "final": true
      }
    }
    {"request_id":2,"ping":{}}
    {"request_id":2,"at":"2024-02-29T12:00:02.000001Z","pong":{}}
    {"request_id":3,"join":{"player":{}}}
    {"request_id":3,"failure":{"code":"BANNED","reason":"banned"}}
    {"state":{}}
    {}"
  `);
});

describe('what no plain form has', () => {
  const proto = `syntax = "proto3"; import "google/protobuf/timestamp.proto"; import "google/protobuf/any.proto";
    enum K { ZERO = 0; ONE = 1; } message A { repeated int32 a = 1; bytes b = 2; string c = 3; double d = 4; K k = 5;
    map<bool, K> m = 6; google.protobuf.Timestamp t = 7; google.protobuf.Any y = 8; uint64 u = 9; repeated A s = 10; }`;
  test.each([
    ['9b06 0801 9c06 0a0101', '{"$unknown":{"$hex":"9b0608019c06"},"a":[1]}'],
    ['0a0101 12 0100 0a0102', '{"a":[1],"b":{"$hex":"00"},"a":[2]}'],
    ['1a 01 ff', '{"c":{"$hex":"ff"}}'],
    ['1a 03 efbbbf', '{"c":"\ufeff"}'],
    ['21 0000000000000080', '{"d":-0}'],
    ['21 000000000000f0ff', '{"d":"-Infinity"}'],
    ['28 01 28 07', '{"k":"ONE","k":7}'],
    ['32 04 0800 1001 32 04 0801 1000', '{"m":{"false":"ONE","true":"ZERO"}}'],
    ['32 02 0801', '{"m":[{"key":true}]}'],
    ['3a 00', '{"t":"1970-01-01T00:00:00Z"}'],
    ['3a 02 10 05', '{"t":"1970-01-01T00:00:00.000000005Z"}'],
    ['3a 0b 08 ffffffffffffffffff01', '{"t":"1969-12-31T23:59:59Z"}'],
    ['3a 06 08 8080808001', '{"t":"1978-07-04T21:24:16Z"}'],
    ['3a 02 18 05', '{"t":{"$unknown":{"$hex":"1805"}}}'],
    ['42 04 0a02 2f41', '{"y":{"@type":"/A"}}'],
    ['42 08 0a02 2f41 1202 4801', '{"y":{"@type":"/A","u":1}}'],
    ['42 04 0a02 2f42', '{"y":{"type_url":"/B"}}'],
    ['48 ffffffffffffffffff01', '{"u":18446744073709551615}'],
    ['52 00 52 03 0a0105', '{"s":[{},{"a":[5]}]}'],
    ['0a 00', '{"a":[]}'],
  ])('%s is %s', (hex, form) => {
    expect(editHex(protoSchema(proto), hex)).toBe(form);
    expect(encode(protoSchema(proto), form)).toBe(hex.replaceAll(' ', ''));
  });

  test.each([
    ['{"x":1}', 'x: unknown here; known: a, b, c, d, k, m, t, y, u, s'],
    ['{"a":1}', 'a: a list is expected'],
    ['{"a":[1,2147483648]}', 'a.1: a whole number from -2147483648 to 2147483647 is expected'],
    ['{"s":[{},{"u":-1}]}', 's.1.u: a whole number from 0 to 18446744073709551615 is expected'],
    ['{"u":1.5}', 'u: a whole number from 0 to 18446744073709551615 is expected'],
    ['{"b":"text"}', 'b: {"$hex":"…"} is expected'],
    ['{"c":7}', 'c: a string or {"$hex":"…"} is expected'],
    ['{"d":"many"}', 'd: a number, or one of NaN, Infinity, -Infinity as a string, is expected'],
    ['{"k":"TWO"}', 'k: no value of K; known: ZERO, ONE'],
    ['{"m":{"maybe":1}}', 'm.maybe: true or false is expected'],
    ['{"t":"tomorrow"}', 't: a time like "2024-02-29T12:00:00.5Z" is expected'],
    ['{"t":7}', 't: an object is expected'],
    ['{"y":{"@type":"/B"}}', 'y.@type: no message that is declared'],
    ['[]', 'an object is expected'],
  ])('%s is refused: %s', (form, problem) => {
    expect(() => encode(protoSchema(proto), form)).toThrow(problem);
  });

  test('numbers of 64 bits may be texts, and enums numbers', () => {
    expect(encode(protoSchema(proto), '{"u":"18446744073709551615","k":1}')).toBe('48ffffffffffffffffff012801');
  });
});

test('groups and extensions', () => {
  const hex = '0a0161130a0162130801100214141802a2060178a80601';
  const form =
    '{"text":"a","result":[{"url":"b","span":{"from":1,"to":2}}],"plain":[2],"[legacy.note]":"x","[legacy.Query.nested]":true}';
  expect(JSON.stringify(JSON.parse(editHex(legacySchema(), hex)))).toBe(form);
  expect(encode(legacySchema(), form)).toBe(hex);
});

describe('frames', () => {
  const proto = 'message A { optional int32 x = 1; }';

  test.each([
    ['length', '02 0801 00', '[{"x":1},{}]'],
    ['length', '02 0801', '{"x":1}'],
    ['grpc', '00 00000002 0801 80 00000001 61', '[{"x":1},{"$trailers":"a"}]'],
    ['grpc', '01 00000001 ff', '{"$compressed":{"$hex":"ff"}}'],
  ])('%s: %s is %s', (framing, hex, form) => {
    expect(editHex(protoSchema(proto, { framing }), hex)).toBe(form);
    expect(encode(protoSchema(proto, { framing }), form)).toBe(hex.replaceAll(' ', ''));
  });

  test('one that goes on in the next message has no form', () => {
    expect(() => editHex(protoSchema(proto, { framing: 'length' }), '04 0801')).toThrow(
      'begins or ends in another one',
    );
  });
});

test('a message of another kind has no form', () => {
  expect(() => edit(protoSchema('message A {}'), { opcode: 'text', data: '{}' })).toThrow('the message is text');
  const received = targetFor(protoSchema('message A {}'), 'received');
  expect(() => encodeText(schemaEncoder, '{}', received)).toThrow('no message of Protobuf is chosen');
});

const TYPES = ['double', 'float', 'int32', 'int64', 'uint32', 'uint64', 'sint32', 'sint64', 'fixed32', 'fixed64'];
const ALL = [...TYPES, 'sfixed32', 'sfixed64', 'bool', 'string', 'bytes'];
const any = `syntax = "proto3"; message A {
  ${ALL.map((type, index) => `${type} one_${type} = ${index + 1};`).join('\n')}
  ${ALL.map((type, index) => `repeated ${type} all_${type} = ${index + 101};`).join('\n')}
  map<int64, A> inner = 200; map<string, sint64> named = 201; A next = 202; }`;

function literalOf(type: string): fc.Arbitrary<string> {
  const [, sign, bits] = /^(u?)(?:s?int|s?fixed)(32|64)$/.exec(type) ?? [];
  const isUnsigned = sign === 'u' || type.startsWith('fixed');
  const half = 2n ** (BigInt(bits ?? 32) - 1n);
  if (bits)
    return fc.bigInt({ min: isUnsigned ? 0n : -half, max: isUnsigned ? 2n * half - 1n : half - 1n }).map(String);
  if (type === 'float') return fc.float({ noNaN: true }).map((value) => numberText(shortestFloat(value)));
  if (type === 'double') return fc.double({ noNaN: true }).map(numberText);
  if (type === 'bool') return fc.boolean().map(String);
  if (type === 'string') return fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text));
  return fc.uint8Array({ maxLength: 9 }).map((bytes) => `{"$hex":"${Buffer.from(bytes).toString('hex')}"}`);
}
const numberText = (value: number) =>
  Number.isFinite(value) ? (Object.is(value, -0) ? '-0' : String(value)) : `"${value}"`;

function objectText(members: object): string {
  const parts = Object.entries(members).map(([name, value]) => `${JSON.stringify(name)}:${value}`);
  return `{${parts.join()}}`;
}

const { message } = fc.letrec<{ message: string; within: string }>((tie) => ({
  within: fc.oneof({ depthIdentifier: 'message', maxDepth: 2 }, fc.constant('{}'), tie('message')),
  message: fc
    .record(
      {
        ...Object.fromEntries(ALL.map((type) => [`one_${type}`, literalOf(type)])),
        ...Object.fromEntries(
          ALL.map((type) => [
            `all_${type}`,
            fc.array(literalOf(type), { minLength: 1, maxLength: 3 }).map((all) => `[${all}]`),
          ]),
        ),
        named: fc
          .dictionary(fc.string({ unit: 'grapheme' }), literalOf('sint64'), { minKeys: 1, maxKeys: 3 })
          .map(objectText),
        inner: fc.dictionary(literalOf('int64'), tie('within'), { minKeys: 1, maxKeys: 2 }).map(objectText),
        next: tie('within'),
      },
      { requiredKeys: [] },
    )
    .map(objectText),
}));
test('what is typed is what is decoded, and encoded again to the same bytes', () => {
  const schema = protoSchema(any);
  fc.assert(
    fc.property(message, (form) => {
      const hex = encode(schema, form);
      const again = editHex(schema, hex);
      expect(compactForm(readForm(again))).toBe(form);
      expect(encode(schema, again)).toBe(hex);
    }),
    { numRuns: 40 }, // each has thirty fields and more
  );
});
