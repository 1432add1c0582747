import { SchemaFormatError } from '../schema/schema-format.ts';
import { utf8Text } from '../utf8-text.ts';
import type {
  DeclaredEnum,
  DeclaredExtension,
  DeclaredField,
  DeclaredMessage,
  Encoding,
  ProtoFile,
} from './proto-file.ts';
import { SYNTAX_DEFAULTS } from './proto-file.ts';
import { WireCursor } from './wire-cursor.ts';

/** Messages within messages. */
const DEPTH = 50;
/** Of FieldDescriptorProto.Type, in its order from 1 on; those without a name here say it in `type_name`. */
const TYPES = [
  ...['double', 'float', 'int64', 'uint64', 'int32', 'fixed64', 'fixed32', 'bool', 'string', '', '', 'bytes'],
  ...['uint32', '', 'sfixed32', 'sfixed64', 'sint32', 'sint64'],
];
const GROUP = 10;
const REPEATED = 3;
/** Edition: proto2, proto3. */
const EDITIONS: Readonly<Record<number, Encoding>> = { 998: SYNTAX_DEFAULTS.proto2, 999: SYNTAX_DEFAULTS.proto3 };

/**
 * Reads what `protoc --descriptor_set_out` writes: a FileDescriptorSet of
 * https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.proto
 * @throws SchemaFormatError when it is none.
 */
export function readDescriptorSet(path: string, bytes: Uint8Array): ProtoFile[] {
  try {
    const files = new Parts(bytes).messages(1);
    if (files.length === 0) throw new Error('it has no files');
    return files.map(fileOf);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    throw new SchemaFormatError(path, `is neither text nor a descriptor set: ${reason}`);
  }
}

/** The fields of one message of a descriptor, by number. */
class Parts {
  readonly #values = new Map<number, (number | Uint8Array)[]>();

  constructor(bytes: Uint8Array) {
    const cursor = new WireCursor(bytes);
    while (cursor.at < bytes.length) {
      const tag = cursor.tag(bytes.length);
      const start = cursor.at;
      const end = cursor.skip(tag, bytes.length);
      const values = this.#values.get(tag >>> 3) ?? [];
      this.#values.set(tag >>> 3, values);
      if (tag % 8 === 0) values.push(Number(BigInt.asIntN(32, BigInt(new WireCursor(bytes, start).varint(end)))));
      else if (tag % 8 === 2) values.push(contentOf(bytes, start, end));
    }
  }

  number(field: number): number | undefined {
    return this.#values.get(field)?.findLast((value) => typeof value === 'number');
  }

  texts(field: number): string[] {
    return this.#bytes(field).map((bytes) => utf8Text(bytes));
  }

  text(field: number): string {
    return this.texts(field).at(-1) ?? '';
  }

  messages(field: number): Parts[] {
    return this.#bytes(field).map((bytes) => new Parts(bytes));
  }

  #bytes(field: number): Uint8Array[] {
    return this.#values.get(field)?.filter((value) => typeof value !== 'number') ?? [];
  }
}

function contentOf(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const cursor = new WireCursor(bytes, start);
  cursor.varint(end);
  return bytes.subarray(cursor.at, end);
}

function fileOf(file: Parts): ProtoFile {
  const name = file.text(2);
  const declared = {
    messages: [] as DeclaredMessage[],
    enums: [] as DeclaredEnum[],
    extensions: [] as DeclaredExtension[],
  };
  for (const message of file.messages(4)) readMessage(message, name, declared, 0);
  for (const each of file.messages(5)) declared.enums.push(enumOf(each, name));
  for (const extension of file.messages(7)) declared.extensions.push(extensionOf(extension, name));
  const syntax = file.text(12);
  const base = syntax === 'proto3' ? SYNTAX_DEFAULTS.proto3 : SYNTAX_DEFAULTS.proto2;
  const defaults = EDITIONS[file.number(14) ?? 998] ?? SYNTAX_DEFAULTS.proto3; // later ones pack as proto3 does
  return {
    path: file.text(1),
    imports: file.texts(3),
    ...declared,
    defaults: { ...(syntax === 'editions' ? defaults : base), ...featuresIn(file.messages(8), 50) },
  };
}

type Declared = {
  readonly messages: DeclaredMessage[];
  readonly enums: DeclaredEnum[];
  readonly extensions: DeclaredExtension[];
};

function readMessage(message: Parts, scope: string, declared: Declared, depth: number): void {
  if (depth > DEPTH) throw new Error('it is nested too deep');
  const name = joined(scope, message.text(1));
  const oneofs = message.messages(8).map((oneof) => oneof.text(1));
  const fields = message.messages(2).map((field) => fieldOf(field, name, oneofs));
  for (const inner of message.messages(3)) readMessage(inner, name, declared, depth + 1);
  for (const each of message.messages(4)) declared.enums.push(enumOf(each, name));
  for (const extension of message.messages(6)) declared.extensions.push(extensionOf(extension, name));
  const isMapEntry = message.messages(7).some((options) => options.number(7) === 1);
  declared.messages.push({ name, fields, isMapEntry });
}

function fieldOf(field: Parts, scope: string, oneofs: readonly string[]): DeclaredField {
  const type = field.number(5) ?? 0;
  const [oneof, isOptional] = [field.number(9), field.number(17) === 1]; // what is optional in proto3 has one of its own
  const packed = field.messages(8).at(-1)?.number(2);
  return {
    name: field.text(1),
    number: field.number(3) ?? 0,
    typeName: TYPES[type - 1] || field.text(6),
    scope,
    isRepeated: field.number(4) === REPEATED,
    ...(packed === undefined ? {} : { isPacked: packed === 1 }),
    ...(type === GROUP ? { isDelimited: true } : {}),
    ...featuresIn(field.messages(8), 21),
    ...(oneof === undefined || isOptional ? {} : { oneof: oneofs[oneof] ?? '' }),
  };
}

function extensionOf(extension: Parts, scope: string): DeclaredExtension {
  const field = fieldOf(extension, scope, []);
  return { extendee: extension.text(2), field: { ...field, name: `[${joined(scope, field.name)}]` } };
}

const enumOf = (each: Parts, scope: string): DeclaredEnum => ({
  name: joined(scope, each.text(1)),
  values: each.messages(2).map((value) => [value.text(1), value.number(2) ?? 0]),
});

/** FeatureSet: `repeated_field_encoding` and `message_encoding`. */
function featuresIn(options: readonly Parts[], field: number): Partial<Encoding> {
  const features = options.at(-1)?.messages(field).at(-1);
  const [repeated, message] = [features?.number(3), features?.number(5)];
  return {
    ...(repeated ? { isPacked: repeated === 1 } : {}),
    ...(message ? { isDelimited: message === 2 } : {}),
  };
}

const joined = (scope: string, name: string): string => (scope === '' ? name : `${scope}.${name}`);
