import type { ByteWriter } from '../byte-writer.ts';
import { isTrueIn, textIn } from '../form/form-access.ts';
import { FormError, type FormValue } from '../form/form-value.ts';
import { stringOf } from '../form/read-form.ts';
import { hexBytes, specialOf, textOrHexBytes } from '../form/special-form.ts';
import type { EnumType, Scalar } from './message-type.ts';

const WITHOUT_LITERAL = ['NaN', 'Infinity', '-Infinity'];
const INTEGER = /^-?\d+$/;
type Integer = Exclude<Scalar, 'double' | 'float' | 'bool' | 'string' | 'bytes'>;
const signed = (bits: bigint) => [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n] as const;
const unsigned = (bits: bigint) => [0n, 2n ** bits - 1n] as const;
const RANGES: Readonly<Record<Integer, readonly [least: bigint, most: bigint]>> = {
  int32: signed(32n),
  sint32: signed(32n),
  sfixed32: signed(32n),
  int64: signed(64n),
  sint64: signed(64n),
  sfixed64: signed(64n),
  uint32: unsigned(32n),
  fixed32: unsigned(32n),
  uint64: unsigned(64n),
  fixed64: unsigned(64n),
};

/** A value without its tag. @throws FormError when the form is none of that type. */
export function writeScalar(
  writer: ByteWriter,
  type: Scalar | EnumType | { kind: 'message' },
  form: FormValue,
  where: string,
): void {
  if (typeof type !== 'string') {
    if (type.kind === 'enum') writeVarint(writer, enumIn(type, form, where));
    return;
  }
  switch (type) {
    case 'string':
      return writeBytes(writer, textOrHexBytes(form, where));
    case 'bytes':
      return writeBytes(writer, hexIn(form, where));
    case 'bool':
      writer.byte(isTrueIn(form, where) ? 1 : 0);
      return;
    case 'double':
    case 'float':
      writer.bytes(floatBytes(floatIn(form, where), type));
      return;
    default:
      return writeInteger(writer, type, integerIn(form, RANGES[type], where));
  }
}

/** https://protobuf.dev/programming-guides/encoding/#varints: a negative one has ten bytes. */
export function writeVarint(writer: ByteWriter, value: bigint): void {
  let rest = BigInt.asUintN(64, value);
  for (; rest >= 0x80n; rest >>= 7n) writer.byte(Number(rest & 0x7fn) | 0x80);
  writer.byte(Number(rest));
}

function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  writer.varint(bytes.length).bytes(bytes);
}

function writeInteger(writer: ByteWriter, type: Integer, value: bigint): void {
  switch (type) {
    case 'sint32':
    case 'sint64':
      return writeVarint(writer, value >= 0n ? 2n * value : -2n * value - 1n);
    case 'fixed32':
    case 'sfixed32':
      writer.bytes(littleEndian(value, 4));
      return;
    case 'fixed64':
    case 'sfixed64':
      writer.bytes(littleEndian(value, 8));
      return;
    default:
      writeVarint(writer, value);
  }
}

function littleEndian(value: bigint, size: 4 | 8): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt.asUintN(64, value), true);
  return new Uint8Array(view.buffer, 0, size);
}

function floatBytes(value: number, type: 'double' | 'float'): Uint8Array {
  const view = new DataView(new ArrayBuffer(type === 'double' ? 8 : 4));
  if (type === 'double') view.setFloat64(0, value, true);
  else view.setFloat32(0, value, true);
  return new Uint8Array(view.buffer);
}

/** A whole number, also as a text, as https://protobuf.dev/programming-guides/json/ has those of 64 bits. */
function integerIn(form: FormValue, [least, most]: readonly [bigint, bigint], where: string): bigint {
  const text = form.kind === 'number' ? form.source : form.kind === 'string' ? stringOf(form.source) : '';
  const value = INTEGER.test(text) && text.length < 25 ? BigInt(text) : undefined;
  if (value === undefined || value < least || value > most) {
    throw new FormError(`a whole number from ${least} to ${most} is expected`, where);
  }
  return value;
}

function floatIn(form: FormValue, where: string): number {
  if (form.kind === 'number') return Number(form.source);
  const text = form.kind === 'string' ? stringOf(form.source) : '';
  if (WITHOUT_LITERAL.includes(text)) return Number(text);
  throw new FormError(`a number, or one of ${WITHOUT_LITERAL.join(', ')} as a string, is expected`, where);
}

function enumIn({ name, numbers }: EnumType, form: FormValue, where: string): bigint {
  if (form.kind === 'number') return integerIn(form, RANGES.int32, where);
  const number = numbers.get(textIn(form, where));
  if (number !== undefined) return BigInt(number);
  throw new FormError(`no value of ${name}; known: ${[...numbers.keys()].slice(0, 50).join(', ')}`, where);
}

function hexIn(form: FormValue, where: string): Uint8Array {
  const special = specialOf(form);
  if (special?.name !== '$hex') throw new FormError('{"$hex":"…"} is expected', where);
  return hexBytes(special.value, where);
}
