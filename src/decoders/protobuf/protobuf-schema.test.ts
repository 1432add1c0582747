import { describe, expect, test } from 'vitest';
import { arenaSchema, legacySchema, protoSchema } from '../../../test/decoding/arena-schema.ts';
import { decodeRecording } from '../../../test/decoding/decode-recording.ts';
import { decodeOrRaw } from '../decode-or-raw.ts';
import type { DecodeStream, Field, Packet } from '../decoder.ts';
import { schemaDecoder } from '../schema/schema-decoder.ts';
import type { SchemaDocument } from '../schema/schema-document.ts';
import { valueText } from '../value-text.ts';

const start = (schema: SchemaDocument): DecodeStream =>
  schemaDecoder.start({ url: '', subprotocol: '', api: 'WebSocket', schema });
const bytesOf = (hex: string) => Uint8Array.from(hex.match(/[\da-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16));
const input = (hex: string, direction: 'sent' | 'received' = 'sent') =>
  ({ direction, payload: { opcode: 'binary', data: bytesOf(hex).buffer } }) as const;
const decode = (schema: SchemaDocument, hex: string): readonly Packet[] => start(schema).decode(input(hex));
const shown = (packets: readonly Packet[]) => packets.map((packet) => valueText(packet.fields())).join();

describe('a recording with its .proto', () => {
  test('is named, paired and shown as whoever recorded it says', async () => {
    const { rows } = await decodeRecording('protobuf-arena/game');
    const stream = start(arenaSchema());
    const packets = rows.flatMap(({ message }) => stream.decode(message));
    expect(packets.map(({ type, asks }) => `${type} ${asks?.id ?? ''}`)).toMatchInlineSnapshot(`
      [
        "join 1",
        "joined 1",
        "move ",
        "state ",
        "ping 2",
        "pong 2",
        "join 3",
        "failure 3",
        "state ",
        "ClientFrame ",
      ]
    `);
    expect(packets.flatMap(({ answers }) => answers?.id ?? [])).toEqual(['1', '1', '2', '2', '3', '3']);
    expect(packets.flatMap(({ isHeartbeat, type }) => (isHeartbeat ? type : []))).toEqual(['ping', 'pong']);
    expect(packets.flatMap(({ isError, type }) => (isError ? type : []))).toEqual(['failure']);
    expect(packets.map(({ summary }) => summary)).toMatchInlineSnapshot(`
      [
        "request_id: 1, join: {player: {name: Zoë, team: TEAM_BLUE, scores: {chess: -4, go: 19}, badges: [{@type: type.googleapis.com/arena.common.Badge, title: early, icon: <00 ff 10>}]}, token: }",
        "request_id: 1, at: 2024-02-29T12:00:00.500Z, joined: {session: 9007199254740993, players: [{name: Zoë, team: TEAM_BLUE}, {name: Bo, team: TEAM_RED}], turn: 90s}",
        "move: {path: [{x: 1.5, y: -2}, {x: 0.1, y: 10000000000}], keys: [-1, 0, 300], stamps: [1, 18446744073709551615]}",
        "at: 2024-02-29T12:00:01Z, state: {points: {1: {x: 1.5, y: -2}, 7: {}}, winners: [TEAM_NONE, TEAM_RED, TEAM_BLUE, 9], clock: 12.25, delta: -7, final: true}",
        "request_id: 2, ping: {}",
        "request_id: 2, at: 2024-02-29T12:00:02.000001Z, pong: {}",
        "request_id: 3, join: {player: {}}",
        "request_id: 3, failure: {code: BANNED, reason: banned}",
        "state: {}",
        "",
      ]
    `);
  });

  test('has bytes for every field, one within the other', async () => {
    const { rows } = await decodeRecording('protobuf-arena/game');
    for (const { message } of rows) {
      const [packet] = start(arenaSchema()).decode(message);
      const size = message.payload.opcode === 'binary' ? message.payload.data.byteLength : 0;
      expectWithin(packet?.fields() ?? [], { start: 0, end: size });
    }
  });

  test('cut off or changed at any byte, costs its row at most', async () => {
    const { rows } = await decodeRecording('protobuf-arena/game');
    for (const framing of ['none', 'length', 'grpc']) {
      const stream = start(arenaSchema({ framing }));
      for (const { direction, message } of rows) {
        const { opcode, data } = message.payload;
        if (opcode === 'text') continue;
        const bytes = new Uint8Array(data);
        for (let at = 0; at < bytes.length; at++) {
          const changed = bytes.slice();
          changed[at] = (changed[at] ?? 0) ^ 0xff;
          for (const { buffer } of [bytes.slice(0, at), bytes.slice(at), changed]) {
            const payload = { opcode: 'binary', data: buffer } as const;
            const decoded = decodeOrRaw('schema', stream.fork(), { direction, payload });
            if (decoded.kind === 'packets') shown(decoded.packets);
            else expect(decoded.failed?.reason).not.toBe('');
          }
        }
      }
    }
  });
});

function expectWithin(fields: readonly Field[], outer: { readonly start: number; readonly end: number }): void {
  for (const { bytes, name, value } of fields) {
    if (name === '@type') continue;
    expect(bytes?.start).toBeGreaterThanOrEqual(outer.start);
    expect(bytes?.end).toBeLessThanOrEqual(outer.end);
    if (bytes && Array.isArray(value)) expectWithin(value as readonly Field[], bytes);
  }
}

describe('the wire', () => {
  const scalars = `syntax = "proto3"; message A { int32 a = 1; int64 b = 2; uint32 c = 3; uint64 d = 4; sint32 e = 5;
    sint64 f = 6; fixed32 g = 7; fixed64 h = 8; sfixed32 i = 9; sfixed64 j = 10; float k = 11; double l = 12;
    bool m = 13; string n = 14; bytes o = 15; A p = 16; repeated int32 q = 17; map<bool, string> r = 18; }`;
  // By hand, from https://protobuf.dev/programming-guides/encoding/
  test.each([
    ['08 ffffffffffffffffff01', '{a: -1}'],
    ['10 ffffffffffffffffff01', '{b: -1}'],
    ['18 ffffffff0f', '{c: 4294967295}'],
    ['20 ffffffffffffffffff01', '{d: 18446744073709551615}'],
    ['28 01 28 ffffffff0f', '{e: -1, e: -2147483648}'],
    ['30 ffffffffffffffffff01', '{f: -9223372036854775808}'],
    ['3d ffffffff 41 ffffffffffffffff', '{g: 4294967295, h: 18446744073709551615}'],
    ['4d ffffffff 51 ffffffffffffffff', '{i: -1, j: -1}'],
    ['5d cdcccc3d 61 9a9999999999b93f', '{k: 0.1, l: 0.1}'],
    ['68 00 68 02', '{m: false, m: true}'],
    ['72 03 e282ac 7a 02 00ff', '{n: €, o: <00 ff>}'],
    ['8201 02 0801', '{p: {a: 1}}'],
    ['8a01 02 0102 8801 03', '{q: [1, 2, 3]}'],
    ['9201 05 0801 12 01 61 9201 00', '{r: {true: a, : null}}'],
    ['9a06 02 0801 a206 02 6869', '{99: {1: 1}, 100: hi}'],
    ['0a 01 61', '{1: a}'],
    ['ab06 08 01 ac06', '{101: <08 01>}'],
  ])('%s is %s', (hex, expected) => {
    expect(shown(decode(protoSchema(scalars), hex))).toBe(expected);
  });

  test.each([
    ['08', 'Protobuf is cut off'],
    ['7203 6161', 'Protobuf is cut off'],
    ['ab06 0801', 'Protobuf is cut off'],
    ['ab06 b406', 'a group of Protobuf ends that did not begin'],
    ['8a01 01 80', 'a list of Protobuf is cut off'],
    ['8a01 0b ffffffffffffffffffff01', 'a number of Protobuf has too many bytes'],
    ['0c', 'Protobuf has no such wire type'],
    ['00', 'Protobuf has no such field number'],
  ])('%s is refused: %s', (hex, reason) => {
    expect(() => decode(protoSchema(scalars), hex)).toThrow(reason);
  });

  test('groups, extensions and what is packed either way', () => {
    const group = '0a0161 13 0a0162 13 0801 1002 14 14'; // a group Span within a group Result
    expect(shown(decode(legacySchema(), `${group} 1802 1a0303ac02 2001`))).toMatchInlineSnapshot(
      `"{text: a, result: [{url: b, span: {from: 1, to: 2}}], plain: [2, 3, 300], dense: [1]}"`,
    );
    expect(shown(decode(legacySchema(), 'a206 0178 a806 01 b006 10 3010 3008'))).toMatchInlineSnapshot(
      `"{[legacy.note]: x, [legacy.Query.nested]: true, [legacy.orders]: [DESC], order: DESC, order: OCT}"`,
    );
  });

  test('an enum that is not on the wire may be what the message is', () => {
    const schema = protoSchema(
      'syntax="proto3"; enum K { HELLO = 0; BYE = 1; } message A { K kind = 1; string id = 2; }',
      {
        kind: '/kind',
        id: '/id',
      },
    );
    expect(decode(schema, '')[0]).toMatchObject({ type: 'HELLO', isError: false });
    expect(decode(schema, '0801 12 01 37')[0]).toMatchObject({ type: 'BYE', asks: { id: '7' } });
  });

  test('a direction without a message is shown without names', () => {
    expect(shown(start(protoSchema(scalars)).decode(input('0801', 'received')))).toBe('{1: 1}');
  });
});

describe('frames', () => {
  const proto = 'message A { optional int32 x = 1; }';

  test('of a length before each, over several messages and several in one', () => {
    const stream = start(protoSchema(proto, { framing: 'length' }));
    const packets = ['020801 02', '08', '02 00 0408', '80 80', '01'].map((hex) => shown(stream.decode(input(hex))));
    expect(packets).toEqual(['{x: 1}', '', '{x: 2},[]', '', '{x: 16384}']);
    expect(() => stream.decode(input('ffffffffff'))).toThrow('a length has more than five bytes');
    expect(shown(stream.decode(input('020803')))).toBe('{x: 3}');
  });

  test('of gRPC-Web, with its trailers', () => {
    const stream = start(protoSchema(proto, { framing: 'grpc' }));
    const trailers = '80 0000000e 677270632d7374617475733a20350a';
    const packets = stream.decode(input(`00 00000002 0805 01 00000001 aa ${trailers.replace('0e', '0f')}`));
    expect(packets.map(({ isError, type }) => `${type} ${isError}`)).toEqual([
      'A false',
      'compressed false',
      'trailers true',
    ]);
    expect(packets[0]?.fields()).toEqual([{ name: 'x', value: 5, bytes: { start: 5, end: 7 } }]);
    // What is waited for was cut off: the next message is whole by itself.
    expect(stream.decode(input('00 000000ff 08'))).toEqual([]);
    expect(shown(stream.decode(input('00 00000002 0806')))).toBe('{x: 6}');
    expect(() => stream.decode(input('02'))).toThrow('no message of gRPC begins there');
  });

  test('of gRPC goes on in the next message, whatever that begins with', () => {
    const stream = start(protoSchema(proto, { framing: 'grpc' }));
    expect(stream.decode(input('00 00000003 08'))).toEqual([]);
    expect(shown(stream.decode(input('b009')))).toBe('{x: 1200}');
  });

  test('a field that began in an earlier message has no place, and a loss forgets what waits', () => {
    const stream = start(protoSchema(proto, { framing: 'length' }));
    stream.decode(input('04 0801'));
    expect(stream.fork().decode(input('0802'))[0]?.fields()).toEqual([
      { name: 'x', value: 1 },
      { name: 'x', value: 2, bytes: { start: 0, end: 2 } },
    ]);
    stream.skip?.();
    expect(shown(stream.decode(input('020803')))).toBe('{x: 3}');
  });
});

describe('the worst of messages', () => {
  const nested =
    'syntax="proto3"; import "google/protobuf/any.proto"; message A { A a = 1; repeated bool b = 2; google.protobuf.Any c = 3; repeated A d = 4; }';

  test('deeper than anyone reads', () => {
    let bytes: number[] = [];
    for (let depth = 0; depth < 3_000; depth++) bytes = [0x0a, ...varint(bytes.length), ...bytes];
    const payload = { opcode: 'binary', data: Uint8Array.from(bytes).buffer } as const;
    expect(() => start(protoSchema(nested)).decode({ direction: 'sent', payload })).toThrow('nested too deep');
    const legacy = start(protoSchema('message A { optional group B = 1 { optional A a = 2; } }'));
    const groups = { opcode: 'binary', data: new Uint8Array(300_000).fill(0x0b).buffer } as const;
    expect(() => legacy.decode({ direction: 'sent', payload: groups })).toThrow('nested too deep');
  });

  test('a list that nobody looks at to its end, and too many fields', () => {
    const bytes = Uint8Array.from([0x12, ...varint(4_000_000), ...new Uint8Array(4_000_000)]);
    const [packet] = start(protoSchema(nested)).decode({
      direction: 'sent',
      payload: { opcode: 'binary', data: bytes.buffer },
    });
    const list = packet?.fields()[0]?.value as readonly Field[];
    expect([list.length, list.at(-1)?.name]).toEqual([10_001, '…']);
    const many = {
      opcode: 'binary',
      data: new Uint8Array(2 * 20_001).fill(0x22).map((byte, at) => (at % 2 ? 0 : byte)).buffer,
    } as const;
    expect(() => start(protoSchema(nested)).decode({ direction: 'sent', payload: many })).toThrow('too many fields');
  });

  test('Any within Any without end', () => {
    const url = [...new TextEncoder().encode('/google.protobuf.Any')];
    let bytes: number[] = [];
    for (let depth = 0; depth < 400; depth++) {
      bytes = [0x0a, url.length, ...url, 0x12, ...varint(bytes.length), ...bytes];
    }
    bytes = [0x1a, ...varint(bytes.length), ...bytes];
    const payload = { opcode: 'binary', data: Uint8Array.from(bytes).buffer } as const;
    expect(shown(start(protoSchema(nested)).decode({ direction: 'sent', payload }))).toMatch(/^\{c: \{@type: /);
  });

  test('a document whose files are wrong fails each message, and reads them once', () => {
    const stream = start(protoSchema('message A {'));
    for (let count = 0; count < 3; count++) expect(() => stream.decode(input('0801'))).toThrow('a name is expected');
  });
});

const varint = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(Math.floor(value / 0x80))];
