import type { Field } from '../decoder.ts';
import { FieldReader } from '../field-reader.ts';
import { utf8Text } from '../utf8-text.ts';
import type { BytesField, LayoutPart, NumberField, NumberType } from './schema-document.ts';

/** What a layout finds in a message; `texts`: by the name of a field, its value, and the name of that. */
export interface LaidOut {
  readonly fields: readonly Field[];
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

type NumberReader = readonly [size: number, read: (view: DataView, isLittle: boolean) => number | bigint | boolean];

const NUMBERS: Readonly<Record<NumberType, NumberReader>> = {
  u8: [1, (view) => view.getUint8(0)],
  u16: [2, (view, isLittle) => view.getUint16(0, isLittle)],
  u32: [4, (view, isLittle) => view.getUint32(0, isLittle)],
  u64: [8, (view, isLittle) => view.getBigUint64(0, isLittle)],
  i8: [1, (view) => view.getInt8(0)],
  i16: [2, (view, isLittle) => view.getInt16(0, isLittle)],
  i32: [4, (view, isLittle) => view.getInt32(0, isLittle)],
  i64: [8, (view, isLittle) => view.getBigInt64(0, isLittle)],
  f32: [4, (view, isLittle) => view.getFloat32(0, isLittle)],
  f64: [8, (view, isLittle) => view.getFloat64(0, isLittle)],
  bool: [1, (view) => view.getUint8(0) !== 0],
};

/** @throws Error when the message is shorter than its layout. What follows its last field is one more, `…`. */
export function readLayout(parts: readonly LayoutPart[], bytes: Uint8Array): LaidOut {
  const reader = new FieldReader(bytes);
  const texts = new Map<string, readonly string[]>();
  readParts(parts, reader, texts);
  if (reader.left > 0) reader.rest('…');
  return { fields: reader.fields, texts };
}

function readParts(parts: readonly LayoutPart[], reader: FieldReader, texts: Map<string, readonly string[]>): void {
  for (const part of parts) {
    if (part.type === 'switch') {
      const chosen = texts.get(part.on)?.find((text) => part.cases.has(text));
      readParts((chosen === undefined ? undefined : part.cases.get(chosen)) ?? part.otherwise, reader, texts);
    } else if (isBytes(part)) readBytes(part, reader, texts);
    else readNumber(part, reader, texts);
  }
}

const isBytes = (part: NumberField | BytesField): part is BytesField => part.type === 'utf8' || part.type === 'bytes';

function readNumber(field: NumberField, reader: FieldReader, texts: Map<string, readonly string[]>): void {
  const from = reader.at;
  const value = numberOf(field.type, field.isLittle, reader);
  const name = field.names?.get(String(value));
  reader.add(field.name, name === undefined ? value : `${name} (${value})`, from);
  texts.set(field.name, name === undefined ? [String(value)] : [name, String(value)]);
}

function readBytes(field: BytesField, reader: FieldReader, texts: Map<string, readonly string[]>): void {
  const from = reader.at;
  const bytes = reader.take(lengthOf(field, reader));
  const value = field.type === 'utf8' ? utf8Text(bytes) : bytes;
  reader.add(field.name, value, from);
  if (typeof value === 'string') texts.set(field.name, [value]);
}

function lengthOf({ isLittle, length }: BytesField, reader: FieldReader): number {
  if (length === undefined) return reader.left;
  return typeof length === 'number' ? length : Number(numberOf(length, isLittle, reader));
}

function numberOf(type: NumberType, isLittle: boolean, reader: FieldReader): number | bigint | boolean {
  const [size, read] = NUMBERS[type];
  const bytes = reader.take(size);
  return read(new DataView(bytes.buffer, bytes.byteOffset, size), isLittle);
}
