import type { ByteWriter } from '../byte-writer.ts';
import { floatIn, isFloat } from '../form/float-form.ts';
import { countIn, itemsOf, pathTo } from '../form/form-access.ts';
import { FormError, type FormMember, type FormValue } from '../form/form-value.ts';
import { stringOf } from '../form/read-form.ts';
import { hexBytes, type Special, specialOf } from '../form/special-form.ts';
import { halfBits } from './half-bits.ts';

const BREAK = 0xff;

/** Writes a value with every length in its shortest form, https://www.rfc-editor.org/rfc/rfc8949. @throws FormError */
export function writeCbor(writer: ByteWriter, form: FormValue, where: string): void {
  const special = specialOf(form);
  if (special) return writeSpecial(writer, special, where);
  switch (form.kind) {
    case 'object':
      writeHead(writer, 5, BigInt(form.members.length));
      return writeMembers(writer, form.members, where);
    case 'array':
      writeHead(writer, 4, BigInt(form.items.length));
      return writeItems(writer, form.items, where);
    case 'string':
      return writeText(writer, stringOf(form.source));
    case 'number':
      return writeNumber(writer, form.source, where);
    default:
      writer.byte(form.source === 'null' ? 0xf6 : form.source === 'true' ? 0xf5 : 0xf4);
  }
}

function writeMembers(writer: ByteWriter, members: readonly FormMember[], where: string): void {
  for (const { name, value } of members) {
    writeText(writer, name);
    writeCbor(writer, value, pathTo(where, name));
  }
}

function writeItems(writer: ByteWriter, items: readonly FormValue[], where: string): void {
  for (const [index, item] of items.entries()) writeCbor(writer, item, pathTo(where, index));
}

function writeText(writer: ByteWriter, text: string): void {
  const bytes = new TextEncoder().encode(text);
  writeHead(writer, 3, BigInt(bytes.length));
  writer.bytes(bytes);
}

function writeNumber(writer: ByteWriter, source: string, where: string): void {
  if (isFloat(source)) return void writer.byte(0xfb).float(Number(source), 8);
  const value = BigInt(source);
  const argument = value < 0n ? -1n - value : value;
  if (argument >= 2n ** 64n) throw new FormError('the number has more than 64 bits', where);
  writeHead(writer, value < 0n ? 1 : 0, argument);
}

/** https://www.rfc-editor.org/rfc/rfc8949#section-3 */
function writeHead(writer: ByteWriter, major: number, argument: bigint): void {
  if (argument < 24n) return void writer.byte((major << 5) | Number(argument));
  const sizes = [1, 2, 4, 8] as const;
  const index = sizes.findIndex((size) => argument < 2n ** BigInt(8 * size));
  writer.byte((major << 5) | (24 + index)).uint(argument, sizes[index] ?? 8);
}

function writeSpecial(writer: ByteWriter, special: Special, where: string): void {
  const path = pathTo(where, special.name);
  switch (special.name) {
    case '$hex': {
      const bytes = hexBytes(special.value, path);
      writeHead(writer, 2, BigInt(bytes.length));
      return void writer.bytes(bytes);
    }
    case '$float16':
      return void writer.byte(0xf9).uint(halfBits(floatIn(special, where), path), 2);
    case '$float32':
      return void writer.byte(0xfa).float(floatIn(special, where), 4);
    case '$float64':
      return void writer.byte(0xfb).float(floatIn(special, where), 8);
    case '$tag':
      return writeTag(writer, itemsOf(special.value, path), path);
    case '$simple':
      return writeSimple(writer, countIn(special.value, 255, path), path);
    case '$indefinite':
      return writeIndefinite(writer, special.value, path);
    case '$map':
    case '$literal':
      return writeMap(writer, special, { where, isIndefinite: false });
    default:
      throw new FormError(KNOWN, path);
  }
}

const KNOWN = 'known with $: $hex, $float16, $float32, $float64, $tag, $simple, $map, $indefinite, $literal';

function writeTag(writer: ByteWriter, [tag, value, more]: readonly FormValue[], where: string): void {
  if (tag?.kind !== 'number' || !/^\d{1,20}$/.test(tag.source) || !value || more) {
    throw new FormError('a tag, which is a number, and a value are expected', where);
  }
  const number = BigInt(tag.source);
  if (number >= 2n ** 64n) throw new FormError('the tag has more than 64 bits', where);
  writeHead(writer, 6, number);
  writeCbor(writer, value, where);
}

/** 24 to 31 are no simple values. */
function writeSimple(writer: ByteWriter, number: number, where: string): void {
  if (number < 24) writer.byte(0xe0 | number);
  else if (number < 32) throw new FormError('24 to 31 are no simple values', where);
  else writer.byte(0xf8, number);
}

function writeIndefinite(writer: ByteWriter, form: FormValue, where: string): void {
  const special = specialOf(form);
  if (special) writeMap(writer, special, { where, isIndefinite: true });
  else if (form.kind === 'array') writeItems(writer.byte(0x9f), form.items, where);
  else if (form.kind === 'object') writeMembers(writer.byte(0xbf), form.members, where);
  else throw new FormError('a list or an object is expected', where);
  writer.byte(BREAK);
}

/** A `$map` of pairs, or a `$literal` object. */
function writeMap(writer: ByteWriter, { name, value }: Special, at: { where: string; isIndefinite: boolean }): void {
  const where = pathTo(at.where, name);
  const head = (count: number) => (at.isIndefinite ? writer.byte(0xbf) : writeHead(writer, 5, BigInt(count)));
  if (name === '$literal' && value.kind === 'object') {
    head(value.members.length);
    return writeMembers(writer, value.members, where);
  }
  if (name !== '$map') throw new FormError(KNOWN, where);
  const pairs = itemsOf(value, where).map((pair, index) => itemsOf(pair, pathTo(where, index)));
  head(pairs.length);
  for (const [index, pair] of pairs.entries()) {
    if (pair.length !== 2) throw new FormError('a key and a value are expected', pathTo(where, index));
    writeItems(writer, pair, pathTo(where, index));
  }
}
