import type { Field, FieldValue } from './decoder.ts';
import { utf8Text } from './utf8-text.ts';

/** Fields of one packet; more are refused, as nobody would look at them one by one. */
const FIELDS = 100_000;

/** Reads big-endian numbers, texts and bytes one after the other, and keeps each as a field that says where it stands. */
export class FieldReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  /** Where the bytes begin in the message; negative when that was in an earlier message. */
  readonly #base: number;
  #fields: Field[] = [];
  #at: number;

  constructor(bytes: Uint8Array, { at = 0, end = bytes.length, base = 0 } = {}) {
    this.#bytes = bytes;
    this.#at = at;
    this.#end = end;
    this.#base = base;
  }

  get fields(): readonly Field[] {
    return this.#fields;
  }

  get at(): number {
    return this.#at;
  }

  /** Bytes that are left. */
  get left(): number {
    return this.#end - this.#at;
  }

  /** Adds what was read from `from` on. */
  add(name: string, value: FieldValue, from: number): void {
    if (this.#fields.length >= FIELDS) throw new Error('it has too many fields');
    const [start, end] = [from + this.#base, this.#at + this.#base];
    this.#fields.push(start < 0 ? { name, value } : { name, value, bytes: { start, end } });
  }

  uint(name: string, size: 1 | 2 | 4): number {
    const from = this.#at;
    const value = this.peek(size);
    this.#at += size;
    this.add(name, value, from);
    return value;
  }

  /** A number that stays unread. @throws Error when it is not there. */
  peek(size: 1 | 2 | 4): number {
    this.expect(size);
    let value = 0;
    for (let index = 0; index < size; index++) value = value * 256 + (this.#bytes[this.#at + index] ?? 0);
    return value;
  }

  /** A text behind its length in two bytes. */
  text(name: string): string {
    const from = this.#at;
    const text = utf8Text(this.#behindLength());
    this.add(name, text, from);
    return text;
  }

  /** Bytes behind their length in two bytes. */
  data(name: string): Uint8Array {
    const from = this.#at;
    const data = this.#behindLength();
    this.add(name, data, from);
    return data;
  }

  /** All that is left. */
  rest(name: string): Uint8Array {
    const from = this.#at;
    const rest = this.take(this.left);
    this.add(name, rest, from);
    return rest;
  }

  /** A number of seven bits a byte, the lowest first, in at most so many bytes. */
  varint(name: string, most = 4): number {
    const from = this.#at;
    let value = 0;
    for (let shift = 0; shift < 7 * most; shift += 7) {
      this.expect(1);
      const byte = this.#bytes[this.#at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte >= 0x80) continue;
      this.add(name, value, from);
      return value;
    }
    throw new Error('a number has too many bytes');
  }

  /** Bytes that become part of a field. */
  take(size: number): Uint8Array {
    this.expect(size);
    const taken = this.#bytes.subarray(this.#at, this.#at + size);
    this.#at += size;
    return taken;
  }

  /** What `read` reads is one field, made of fields. */
  group<T>(name: string, read: () => T): T {
    const [outer, from] = [this.#fields, this.#at];
    this.#fields = [];
    try {
      const result = read();
      const inner = this.#fields;
      this.#fields = outer;
      this.add(name, inner, from);
      return result;
    } finally {
      this.#fields = outer;
    }
  }

  expect(size: number): void {
    if (size > this.left) throw new Error('it is cut off');
  }

  #behindLength(): Uint8Array {
    const size = this.peek(2);
    this.#at += 2;
    return this.take(size);
  }
}
