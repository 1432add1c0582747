import type { Field, FieldValue } from '../decoder.ts';
import { utf8Text } from '../utf8-text.ts';

/** Deeper messages are shown as bytes. */
const DEPTH = 20;
/** Fields of one message that are read; more are refused, as nobody would look at them one by one. */
const FIELDS = 20_000;
const MOST_BYTES = 10;
const GROUP = 3;
const GROUP_END = 4;
/** Control characters that no text has, or bytes that were no UTF-8. */
const NO_TEXT = /(?![\t\r\n])\p{Cc}|\ufffd/u;

/** Fields of the messages that are in one. */
export interface FieldCount {
  fields: number;
}

/**
 * Reads https://protobuf.dev/programming-guides/encoding/ without a schema: a field for each field, named by its
 * number. What is behind a length is a text, a message or bytes: whichever it can be, in this order. Numbers of 64 bits
 * are negative where they may be, and whole where a fraction would be one that nobody has.
 * `count`: fields that were read before, and have the same bound.
 * @throws Error when it is malformed.
 */
export function readWire(bytes: Uint8Array, start = 0, end = bytes.length, count: FieldCount = { fields: 0 }): Field[] {
  const reader = new WireReader(bytes, start, count);
  const fields = reader.message(end, 0);
  if (!fields) throw new Error(reader.fault);
  return fields;
}

/** Raises nothing, because most of what may be a message inside of a message is none: undefined where it is malformed. */
class WireReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at: number;
  readonly #count: FieldCount;
  /** Why it was malformed, the last time that something was. */
  fault = '';

  constructor(bytes: Uint8Array, at: number, count: FieldCount) {
    this.#bytes = bytes;
    this.#at = at;
    this.#count = count;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The message that ends at `end`, or the group of this number that ends before. */
  message(end: number, depth: number, group = 0): Field[] | undefined {
    const fields: Field[] = [];
    while (this.#at < end) {
      if (++this.#count.fields > FIELDS) return this.#fail('Protobuf has too many fields');
      const start = this.#at;
      const tag = this.#varint(end);
      if (tag === undefined) return undefined;
      const number = Math.floor(Number(tag) / 8);
      if (number < 1 || number > 0x1fffffff) return this.#fail('Protobuf has no such field number');
      const wireType = Number(tag) & 7;
      if (wireType === GROUP_END && number === group) return fields;
      const value = wireType === GROUP ? this.#group(number, end, depth) : this.#value(wireType, end, depth);
      if (value === undefined) return undefined;
      fields.push({ name: `${number}`, value, bytes: { start, end: this.#at } });
    }
    return group === 0 ? fields : this.#fail('Protobuf is cut off');
  }

  /** https://protobuf.dev/programming-guides/encoding/#groups */
  #group(number: number, end: number, depth: number): Field[] | undefined {
    return depth < DEPTH ? this.message(end, depth + 1, number) : this.#fail('Protobuf is nested too deep');
  }

  #value(wireType: number, end: number, depth: number): FieldValue | undefined {
    switch (wireType) {
      case 0: {
        const value = this.#varint(end);
        return typeof value === 'bigint' ? whole(value) : value;
      }
      case 1: {
        const at = this.#skip(8, end); // or fixed64: the bytes are the same
        if (at === undefined) return undefined;
        const value = this.#view.getFloat64(at, true);
        return isFraction(value, 1e-100, 1e100) ? value : whole(this.#view.getBigInt64(at, true));
      }
      case 2:
        return this.#behindLength(end, depth);
      case 5: {
        const at = this.#skip(4, end); // or fixed32
        if (at === undefined) return undefined;
        const value = this.#view.getFloat32(at, true);
        return isFraction(value, 1e-20, 1e20) ? value : this.#view.getInt32(at, true);
      }
      default:
        return this.#fail('Protobuf has no such wire type'); // or the end of a group that has not begun
    }
  }

  #behindLength(outerEnd: number, depth: number): FieldValue | undefined {
    const size = this.#varint(outerEnd);
    const start = size === undefined ? size : this.#skip(Number(size), outerEnd);
    if (start === undefined) return undefined;
    const end = this.#at;
    const text = mayBeText(this.#bytes, start, end) ? utf8Text(this.#bytes, start, end) : undefined;
    if (text !== undefined && !NO_TEXT.test(text)) return text;
    this.#at = start;
    const inside = depth < DEPTH ? this.message(end, depth + 1) : undefined;
    this.#at = end;
    return inside ?? this.#bytes.subarray(start, end);
  }

  #varint(end: number): bigint | number | undefined {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < MOST_BYTES; count++) {
      if (this.#at >= end) return this.#fail('Protobuf is cut off');
      const byte = this.#bytes[this.#at++] ?? 0;
      if (count < 7) value += (byte & 0x7f) * scale;
      if (byte < 0x80) return count < 7 ? value : this.#bigVarint(count + 1);
      scale *= 128;
    }
    return this.#fail('a number of Protobuf has too many bytes');
  }

  /** The number of more than 49 bits that ends where the reader is. */
  #bigVarint(size: number): bigint {
    let value = 0n;
    for (let count = 0; count < size; count++) {
      const byte = this.#bytes[this.#at - size + count] ?? 0;
      value |= BigInt(byte & 0x7f) << BigInt(7 * count);
    }
    return BigInt.asIntN(64, value);
  }

  /** Where the bytes begin that it goes behind. A size that was read has a sign, and those below 0 are larger than any. */
  #skip(size: number, end: number): number | undefined {
    const at = this.#at;
    if (size < 0 || size > end - at) return this.#fail('Protobuf is cut off');
    this.#at += size;
    return at;
  }

  #fail(why: string): undefined {
    this.fault = why;
  }
}

/** As a number where that loses nothing. */
const whole = (value: bigint): number | bigint =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;

/** Whether a number that was read as one with a fraction is of a size that such numbers have; 0 and no number are, too. */
function isFraction(value: number, least: number, most: number): boolean {
  const size = Math.abs(value);
  return !Number.isFinite(value) || size === 0 || (size >= least && size <= most);
}

/** False for what has a control character, or is no UTF-8 at first sight: most bytes and messages. */
function mayBeText(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
    if (byte < 0x80) continue;
    // https://www.rfc-editor.org/rfc/rfc3629#section-4: no character begins with one of these
    if (byte < 0xc2 || byte > 0xf4) return false;
    const last = at + (byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3);
    while (at < last) if (++at >= end || ((bytes[at] ?? 0) & 0xc0) !== 0x80) return false;
  }
  return true;
}
