import type { EnumType, FieldType, Scalar } from './message-type.ts';
import { type Entry, isPackedEntry } from './read-message.ts';
import { WireCursor } from './wire-cursor.ts';

/** Of a scalar or an enum, as it is written; bytes for a text, too. */
export type ScalarValue = number | bigint | boolean | Uint8Array;

/** Values of one packed list that are read; what is behind them is not looked at one by one. */
const ITEMS = 10_000;

/** A value and where it stands. */
export interface PlacedValue {
  readonly value: ScalarValue;
  readonly start: number;
  readonly end: number;
}

/** The value of an entry that is neither a message nor packed; null when its field is not known. */
export function scalarAt(bytes: Uint8Array, { at, end, field }: Entry): ScalarValue | null {
  const type = field && writtenAs(field.type);
  return type ? readScalar(type, bytes, at, end) : null;
}

/** The values of an entry, and where the list goes on that is too long. */
export function scalarsAt(
  bytes: Uint8Array,
  entry: Entry,
  most = ITEMS,
): { readonly values: PlacedValue[]; readonly rest: number } {
  const { end, field, start } = entry;
  const type = field && writtenAs(field.type);
  if (!type || !field) return { values: [], rest: end };
  if (!isPackedEntry(entry))
    return { values: [{ value: readScalar(type, bytes, entry.at, end), start, end }], rest: end };
  const cursor = new WireCursor(bytes, entry.at);
  const values: PlacedValue[] = [];
  while (cursor.at < end && values.length < most) {
    const at = cursor.at;
    cursor.skip(8 + field.wireType, end);
    values.push({ value: readScalar(type, bytes, at, cursor.at), start: at, end: cursor.at });
  }
  return { values, rest: cursor.at };
}

/** An enum is written as an int32 is. */
function writtenAs(type: FieldType['type']): Scalar | null {
  if (typeof type === 'string') return type;
  return type.kind === 'enum' ? 'int32' : null;
}

function readScalar(type: Scalar, bytes: Uint8Array, at: number, end: number): ScalarValue {
  switch (type) {
    case 'string':
    case 'bytes':
      return bytes.subarray(at, end);
    case 'double':
      return viewOf(bytes, at, 8).getFloat64(0, true);
    case 'float':
      return viewOf(bytes, at, 4).getFloat32(0, true);
    case 'fixed32':
      return viewOf(bytes, at, 4).getUint32(0, true);
    case 'sfixed32':
      return viewOf(bytes, at, 4).getInt32(0, true);
    case 'fixed64':
      return plain(viewOf(bytes, at, 8).getBigUint64(0, true));
    case 'sfixed64':
      return plain(viewOf(bytes, at, 8).getBigInt64(0, true));
    default:
      return numberOf(type, new WireCursor(bytes, at).varint(end));
  }
}

const viewOf = (bytes: Uint8Array, at: number, size: number) => new DataView(bytes.buffer, bytes.byteOffset + at, size);

/** https://protobuf.dev/programming-guides/encoding/#signed-ints. Bits that a type does not have are cut off. */
function numberOf(type: Scalar, raw: number | bigint): ScalarValue {
  const isSmall = typeof raw === 'number' && raw <= 0x7fff_ffff;
  switch (type) {
    case 'bool':
      return raw !== 0;
    case 'uint32':
      return isSmall ? raw : Number(BigInt.asUintN(32, BigInt(raw)));
    case 'int32':
      return isSmall ? raw : Number(BigInt.asIntN(32, BigInt(raw)));
    case 'int64':
      return isSmall ? raw : plain(BigInt.asIntN(64, BigInt(raw)));
    case 'sint32':
      return Number(zigZag(BigInt.asUintN(32, BigInt(raw))));
    case 'sint64':
      return plain(zigZag(BigInt(raw)));
    default:
      return raw;
  }
}

const zigZag = (raw: bigint): bigint => (raw >> 1n) ^ -(raw & 1n);

/** As a number where it is one to the digit. */
const plain = (value: bigint): number | bigint =>
  value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER ? Number(value) : value;

/** The name of a value, or its number. */
export const enumText = ({ names }: EnumType, value: ScalarValue): string => names.get(Number(value)) ?? String(value);

/** The shortest number that is the same as a float of 32 bits. */
export function shortestFloat(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return value;
}
