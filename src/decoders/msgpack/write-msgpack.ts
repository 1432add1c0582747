import type { ByteWriter } from '../byte-writer.ts';
import { floatIn, isFloat } from '../form/float-form.ts';
import { itemsOf, pathTo } from '../form/form-access.ts';
import { FormError, type FormMember, type FormValue } from '../form/form-value.ts';
import { stringOf } from '../form/read-form.ts';
import { hexBytes, type Special, specialOf, textOrHexBytes } from '../form/special-form.ts';

/** Writes a value in the shortest form of https://github.com/msgpack/msgpack/blob/master/spec.md. @throws FormError */
export function writeMsgpack(writer: ByteWriter, form: FormValue, where: string): void {
  const special = specialOf(form);
  if (special) return writeSpecial(writer, special, where);
  switch (form.kind) {
    case 'object':
      return writeMembers(writer, form.members, where);
    case 'array':
      writeHead(writer, form.items.length, { short: 0x90, most: 15, heads: [undefined, 0xdc, 0xdd] });
      for (const [index, item] of form.items.entries()) writeMsgpack(writer, item, pathTo(where, index));
      return;
    case 'string':
      return writeText(writer, stringOf(form.source));
    case 'number':
      if (isFloat(form.source)) writer.byte(0xcb).float(Number(form.source), 8);
      else writeInteger(writer, BigInt(form.source), where);
      return;
    default:
      writer.byte(form.source === 'null' ? 0xc0 : form.source === 'true' ? 0xc3 : 0xc2);
  }
}

function writeMembers(writer: ByteWriter, members: readonly FormMember[], where: string): void {
  writeHead(writer, members.length, MAP);
  for (const { name, value } of members) {
    writeText(writer, name);
    writeMsgpack(writer, value, pathTo(where, name));
  }
}

function writeText(writer: ByteWriter, text: string): void {
  const bytes = new TextEncoder().encode(text);
  writeHead(writer, bytes.length, { short: 0xa0, most: 31, heads: [0xd9, 0xda, 0xdb] });
  writer.bytes(bytes);
}

interface Head {
  /** The first byte of a short one, and the greatest length that fits in it. */
  readonly short: number;
  readonly most: number;
  /** The first bytes before a length of one, two and four bytes. */
  readonly heads: readonly [number | undefined, number, number];
}
const MAP: Head = { short: 0x80, most: 15, heads: [undefined, 0xde, 0xdf] };
const BINARY: Head = { short: 0, most: -1, heads: [0xc4, 0xc5, 0xc6] };

function writeHead(writer: ByteWriter, length: number, { short, most, heads }: Head): void {
  const [one, two, four] = heads;
  if (length <= most) writer.byte(short + length);
  else if (one !== undefined && length < 2 ** 8) writer.byte(one, length);
  else if (length < 2 ** 16) writer.byte(two).uint(length, 2);
  else writer.byte(four).uint(length, 4);
}

function writeInteger(writer: ByteWriter, value: bigint, where: string): void {
  if (value >= 2n ** 64n || value < -(2n ** 63n)) throw new FormError('the number has more than 64 bits', where);
  if (value >= -32n && value < 128n) return void writer.uint(value, 1);
  const sizes = [1, 2, 4, 8] as const;
  const bits = (size: number) => BigInt(8 * size);
  const fits = (size: number) => (value >= 0n ? value < 2n ** bits(size) : value >= -(2n ** (bits(size) - 1n)));
  const index = sizes.findIndex(fits);
  writer.byte((value >= 0n ? 0xcc : 0xd0) + index).uint(value, sizes[index] ?? 8);
}

function writeSpecial(writer: ByteWriter, special: Special, where: string): void {
  const path = pathTo(where, special.name);
  switch (special.name) {
    case '$hex': {
      const bytes = hexBytes(special.value, path);
      writeHead(writer, bytes.length, BINARY);
      writer.bytes(bytes);
      return;
    }
    case '$float32':
      return void writer.byte(0xca).float(floatIn(special, where), 4);
    case '$float64':
      return void writer.byte(0xcb).float(floatIn(special, where), 8);
    case '$ext':
      return writeExtension(writer, itemsOf(special.value, path), path);
    case '$map':
      return writePairs(writer, itemsOf(special.value, path), path);
    case '$literal':
      if (special.value.kind !== 'object') throw new FormError('an object is expected', path);
      return writeMembers(writer, special.value.members, path);
    default:
      throw new FormError('known with $: $hex, $float32, $float64, $ext, $map, $literal', path);
  }
}

function writeExtension(writer: ByteWriter, [type, data]: readonly FormValue[], where: string): void {
  const number = type?.kind === 'number' ? Number(type.source) : Number.NaN;
  if (!Number.isInteger(number) || number < -128 || number > 127) {
    throw new FormError('a type from -128 to 127 is expected', pathTo(where, 0));
  }
  const bytes = textOrHexBytes(data, pathTo(where, 1));
  const fixed = [1, 2, 4, 8, 16].indexOf(bytes.length);
  if (fixed >= 0) writer.byte(0xd4 + fixed);
  else writeHead(writer, bytes.length, { short: 0, most: -1, heads: [0xc7, 0xc8, 0xc9] });
  writer.uint(number, 1).bytes(bytes);
}

function writePairs(writer: ByteWriter, pairs: readonly FormValue[], where: string): void {
  writeHead(writer, pairs.length, MAP);
  for (const [index, pair] of pairs.entries()) {
    const [key, value, more] = itemsOf(pair, pathTo(where, index));
    if (!key || !value || more) throw new FormError('a key and a value are expected', pathTo(where, index));
    writeMsgpack(writer, key, pathTo(where, index));
    writeMsgpack(writer, value, pathTo(where, index));
  }
}
