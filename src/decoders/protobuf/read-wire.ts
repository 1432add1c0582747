import type { Field, FieldValue } from '../decoder.ts';
import { utf8Text } from '../utf8-text.ts';

/** Deeper messages are shown as bytes. */
const DEPTH = 20;
/** Fields of one message that are read; more are refused, as nobody would look at them one by one. */
const FIELDS = 20_000;
const MOST_BYTES = 10;
/** Control characters that no text has, or bytes that were no UTF-8. */
const NO_TEXT = /(?![\t\r\n])\p{Cc}|\ufffd/u;

/**
 * Reads https://protobuf.dev/programming-guides/encoding/ without a schema: a field for each field, named by its
 * number. What is behind a length is a text, a message or bytes: whichever it can be, in this order.
 * @throws Error when it is malformed.
 */
export function readWire(bytes: Uint8Array): Field[] {
  return new WireReader(bytes, { count: 0 }, 0).message();
}

class WireReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #budget: { count: number };
  readonly #depth: number;
  /** Where the bytes begin in the whole message. */
  readonly #base: number;
  #at = 0;

  constructor(bytes: Uint8Array, budget: { count: number }, depth: number, base = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#budget = budget;
    this.#depth = depth;
    this.#base = base;
  }

  message(): Field[] {
    const fields: Field[] = [];
    while (this.#at < this.#bytes.length) {
      if (++this.#budget.count > FIELDS) throw new Error('Protobuf has too many fields');
      const start = this.#at;
      const tag = Number(this.#varint());
      const number = Math.floor(tag / 8);
      if (number < 1 || number > 0x1fffffff) throw new Error('Protobuf has no such field number');
      const value = this.#value(tag & 7);
      fields.push({ name: `${number}`, value, bytes: { start: this.#base + start, end: this.#base + this.#at } });
    }
    return fields;
  }

  #value(wireType: number): FieldValue {
    switch (wireType) {
      case 0: {
        const value = this.#varint();
        return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
      }
      case 1:
        return this.#view.getFloat64(this.#skip(8), true); // or fixed64: the bytes are the same
      case 2:
        return this.#behindLength(Number(this.#varint()));
      case 5:
        return this.#view.getFloat32(this.#skip(4), true); // or fixed32
      default:
        throw new Error('Protobuf has no such wire type'); // groups were given up before version 3
    }
  }

  #behindLength(size: number): FieldValue {
    const at = this.#skip(size);
    const bytes = this.#bytes.subarray(at, at + size);
    const text = utf8Text(bytes);
    if (!NO_TEXT.test(text)) return text;
    if (this.#depth >= DEPTH) return bytes;
    const before = this.#budget.count;
    try {
      return new WireReader(bytes, this.#budget, this.#depth + 1, this.#base + at).message();
    } catch {
      this.#budget.count = Math.max(before, this.#budget.count);
      return bytes; // it is no message, then
    }
  }

  #varint(): bigint | number {
    let value = 0;
    for (let count = 0; count < MOST_BYTES; count++) {
      const byte = this.#view.getUint8(this.#skip(1));
      if (count < 7) value += (byte & 0x7f) * 2 ** (7 * count);
      if (byte < 0x80) return count < 7 ? value : this.#bigVarint(count + 1);
    }
    throw new Error('a number of Protobuf has too many bytes');
  }

  /** The number of more than 49 bits that ends where the reader is. */
  #bigVarint(size: number): bigint {
    let value = 0n;
    for (let count = 0; count < size; count++) {
      const byte = this.#bytes[this.#at - size + count] ?? 0;
      value |= BigInt(byte & 0x7f) << BigInt(7 * count);
    }
    return BigInt.asUintN(64, value);
  }

  #skip(size: number): number {
    const at = this.#at;
    if (size > this.#bytes.length - at) throw new Error('Protobuf is cut off');
    this.#at += size;
    return at;
  }
}
