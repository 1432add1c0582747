import { float16 } from './float16.ts';
import { readSignedVarint, readVarint, type Varint, zigzag } from './varint.ts';

/** Bytes read as one type, in both byte orders. Null: there are not enough bytes, or they are no such value. */
export interface Reading {
  /** What the type is called, the same in every language; dates are a `date` of seconds or milliseconds. */
  readonly type: string;
  readonly little: string | null;
  /** Undefined for a type without byte order. */
  readonly big?: string | null;
}

type Get = (view: DataView, isLittle: boolean) => bigint | number | string | null;

/** Types of a fixed size: bytes, and how they are read. */
const FIXED: readonly (readonly [type: string, size: number, get: Get])[] = [
  ['int16', 2, (view, order) => view.getInt16(0, order)],
  ['uint16', 2, (view, order) => view.getUint16(0, order)],
  ['int32', 4, (view, order) => view.getInt32(0, order)],
  ['uint32', 4, (view, order) => view.getUint32(0, order)],
  ['int64', 8, (view, order) => view.getBigInt64(0, order)],
  ['uint64', 8, (view, order) => view.getBigUint64(0, order)],
  ['float16', 2, (view, order) => float16(view.getUint16(0, order))],
  ['float32', 4, (view, order) => shortest(view.getFloat32(0, order))],
  ['float64', 8, (view, order) => view.getFloat64(0, order)],
  ['date, s, 32 bit', 4, (view, order) => dateOf(view.getUint32(0, order) * 1_000)],
  ['date, s, 64 bit', 8, (view, order) => dateOf(Number(view.getBigInt64(0, order)) * 1_000)],
  ['date, ms, 64 bit', 8, (view, order) => dateOf(Number(view.getBigInt64(0, order)))],
  ['date, ms, float64', 8, (view, order) => dateOf(view.getFloat64(0, order))],
];

/** What the bytes from `start` on mean, read as each type. */
export function inspectBytes(bytes: Uint8Array, start: number): Reading[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, Math.min(8, bytes.length - start));
  if (view.byteLength === 0) return [];
  const read = (size: number, get: Get, isLittle: boolean) => {
    const value = view.byteLength < size ? null : get(view, isLittle);
    return value === null ? null : textOf(value);
  };
  const varint = readVarint(bytes, start);
  const signed = readSignedVarint(bytes, start);
  return [
    { type: 'bits', little: view.getUint8(0).toString(2).padStart(8, '0') },
    { type: 'int8', little: String(view.getInt8(0)) },
    { type: 'uint8', little: String(view.getUint8(0)) },
    ...FIXED.map(([type, size, get]) => ({ type, little: read(size, get, true), big: read(size, get, false) })),
    { type: 'varint (LEB128)', little: varintText(varint) },
    { type: 'varint, signed', little: varintText(signed) },
    { type: 'varint, zigzag', little: varintText(varint && { ...varint, value: zigzag(varint.value) }) },
  ];
}

const textOf = (value: bigint | number | string): string => (Object.is(value, -0) ? '-0' : String(value));

const varintText = (varint: Varint | null) => varint && `${varint.value} (${varint.length} B)`;

/** The shortest decimal that stands for the same 32 bits: 0.1, not 0.10000000149011612. */
function shortest(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return value;
}

function dateOf(ms: number): string | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
