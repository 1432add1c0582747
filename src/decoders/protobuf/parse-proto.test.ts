import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toBase64 } from '../../protocol/base64.ts';
import type { FieldType, MessageType } from './message-type.ts';
import { parseProto } from './parse-proto.ts';
import { typesOf } from './protobuf-types.ts';

const read = (name: string) => readFileSync(new URL(`../../../test/protobuf/${name}`, import.meta.url));
const texts = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, read(name).toString()]));
/** What protoc 3.21.12 has made of the same files. */
const descriptorSet = toBase64(new Uint8Array(read('all.desc')).buffer);

/** An entry of a map has a name that nobody sees. */
const nameOf = (type: FieldType['type']): string =>
  typeof type === 'string' ? type : 'isMapEntry' in type && type.isMapEntry ? told(type).join() : type.name;
const told = ({ fields }: MessageType): string[] =>
  [...fields.values()].map((field) => {
    const { isPacked, isRepeated, name, number, oneof, type, wireType } = field;
    return `${name} ${number} ${nameOf(type)} ${wireType} ${isRepeated} ${isPacked} ${oneof ?? ''}`;
  });
const allOf = (types: ReadonlyMap<string, MessageType>, prefix: RegExp) =>
  [...types.values()]
    .filter(({ isMapEntry, name }) => !isMapEntry && prefix.test(name))
    .map((type) => [type.name, ...told(type).toSorted()])
    .toSorted();

test('files read as text declare what protoc says that they do', () => {
  const own = typesOf({ files: texts('arena.proto', 'common.proto', 'legacy.proto') });
  const theirs = typesOf({ files: {}, descriptorSet });
  const prefix = /^(?:arena|legacy|google\.protobuf\.(?:Any|Duration|Timestamp)$)/;
  expect(allOf(own, prefix)).toEqual(allOf(theirs, prefix));
  expect(allOf(own, prefix)).toHaveLength(17);
  const order = (types: typeof own) => types.get('legacy.Query')?.fields.get(6)?.type;
  expect(order(own)).toEqual(order(theirs));
});

const fieldsIn = (text: string) => [
  ...(typesOf({ files: { 'a.proto': text } })
    .get('A')
    ?.fields.values() ?? []),
];

describe('the language', () => {
  test.each([
    ['edition = "2023"; message A { repeated int32 x = 1; }', { isPacked: true }],
    ['edition = "2023"; option features.repeated_field_encoding = EXPANDED; message A { repeated int32 x = 1; }', {}],
    ['edition="2024"; message A { repeated int32 x=1 [features = { repeated_field_encoding: EXPANDED }]; }', {}],
    ['edition = "2023"; message A { A x = 1 [features.message_encoding = DELIMITED]; }', { wireType: 3 }],
    ['edition = "2024"; export message A { A x = 1; }', { wireType: 2 }],
    ['message A { repeated int32 x = 1; }', {}],
    ['syntax = "proto3"; message A { repeated int32 x = 1 [(a.b).c = { d: [1, "]"] }, packed = false]; }', {}],
    ["syntax='proto3'; package b; message A { repeated A x = 0x1; } /* */ // end", {}],
    ['syntax = "proto3"; message A { map<string, A> map = 1; }', {}],
    ['message A { optional group X = 1 { } }', { name: 'x', wireType: 3 }],
    ['message A { oneof o { option (a) = 1; ; int32 x = 1; } }', { oneof: 'o' }],
  ])('%s', (text, expected) => {
    const types = typesOf({ files: { 'a.proto': text } });
    const [field] = [...([...types.values()].find(({ name }) => /\bA$/.test(name))?.fields.values() ?? [])];
    expect(field).toMatchObject({ number: 1, isPacked: false, ...expected });
  });

  test('a name means what is nearest', () => {
    const text =
      'package p; message B {} message A { message B { message C {} } optional B b = 1; optional .p.B c = 2; }';
    const types = typesOf({ files: { 'a.proto': text } }).get('p.A')?.fields;
    expect([...(types?.values() ?? [])].map(({ type }) => nameOf(type))).toEqual(['p.A.B', 'p.B']);
    expect(fieldsIn('message A { optional google.protobuf.Timestamp t = 1; }')).toMatchObject([{ name: 't' }]);
  });
});

describe('what is wrong is told with its place', () => {
  test.each([
    ['message A {\n int32 = 1;', 'a.proto, line 2: a name is expected, not ='],
    ['message A { int32 a = 1', 'a.proto, line 1: ; is expected, not the end'],
    ['syntax = "proto4";', 'a.proto, line 1: "proto2", "proto3" or the year of an edition is expected, not "proto4"'],
    ['mesage A {}', 'a.proto, line 1: a message, an enum or another statement is expected, not mesage'],
    ['message A { optional int32 a = 0; }', /a number of a field is 1 to 536870911/],
    ['message A { optional int32 a = 1.5; }', 'a.proto, line 1: a whole number is expected, not 1.5'],
    ['message A { optional B b = 1; }', 'a.proto has no type B, which A.b is of'],
    ['message A { optional int32 a = 1; optional int32 b = 1; }', 'a.proto has A.b or its number 1 twice'],
    ['message A {} enum A { X = 0; }', 'a.proto has A, which is there already'],
    ['extend B { optional int32 a = 1; }', 'a.proto extends B, which is no message'],
    ['import "b/c.proto";', 'a.proto imports b/c.proto, which is not among the files'],
    ['import "a.proto";', 'a.proto imports, through others, itself'],
    ['option a = { b: "', /^a\.proto, line 1: ; is missing, not/],
    ['/* ', 'a.proto, line 1: a message, an enum or another statement is expected, not /'],
    [`${'message A {'.repeat(100_000)}`, /nothing nested so deep is expected/],
    [`option a = ${'{'.repeat(100_000)};`, /; is missing, not the end$/],
    [`message A { option a = ]; }`, /; is expected, not \]$/],
    ['\0', /another statement is expected/],
  ])('%.60s', (text, message) => {
    expect(() => typesOf({ files: { 'a.proto': text } })).toThrow(message);
  });

  test('files that import each other in a circle', () => {
    const files = { 'a.proto': 'import "b.proto";', 'b.proto': 'import "c.proto";', 'c.proto': 'import "a.proto";' };
    expect(() => typesOf({ files })).toThrow('a.proto imports, through others, itself');
  });

  test('every beginning of a file, and of a descriptor set, is read or refused', () => {
    const text = read('legacy.proto').toString();
    for (let end = 0; end < text.length; end += 7) attempt(() => parseProto('a.proto', text.slice(0, end)));
    const bytes = new Uint8Array(read('all.desc'));
    for (let end = 0; end < bytes.length; end += 29) {
      attempt(() => typesOf({ files: {}, descriptorSet: toBase64(bytes.slice(0, end).buffer) }));
      const changed = bytes.slice();
      changed[end] = (changed[end] ?? 0) ^ 0xff;
      attempt(() => typesOf({ files: {}, descriptorSet: toBase64(changed.buffer) }));
    }
    expect(() => typesOf({ files: {}, descriptorSet: '?' })).toThrow('descriptorSet is no base64');
    expect(() => typesOf({ files: {}, descriptorSet: '' })).toThrow(
      'descriptorSet is neither text nor a descriptor set: it has no files',
    );
  });

  test('a descriptor whose messages are in each other without end', () => {
    let bytes: number[] = [];
    for (let depth = 0; depth < 200; depth++) bytes = [0x1a, ...lengthOf(bytes), ...bytes];
    const file = [0x22, ...lengthOf(bytes), ...bytes];
    const set = Uint8Array.from([0x0a, ...lengthOf(file), ...file]);
    expect(() => typesOf({ files: {}, descriptorSet: toBase64(set.buffer) })).toThrow('it is nested too deep');
  });
});

const lengthOf = ({ length }: readonly number[]): number[] =>
  length < 0x80 ? [length] : [(length & 0x7f) | 0x80, length >> 7];

/** Anything but an error that says what is wrong fails the test. */
function attempt(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(error).toMatchObject({ name: 'SchemaFormatError' });
  }
}
