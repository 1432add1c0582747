import type { Field, FieldValue } from '../decoder.ts';
import { utf8Text } from '../utf8-text.ts';
import { EMPTY_LIST, EMPTY_MAP } from '../value-text.ts';

/** Deeper documents are refused: nobody would look, and the stack is finite. */
const DEPTH = 100;
/** Values of one message that are read; more are refused, as nobody would look at them one by one. */
const VALUES = 100_000;

/**
 * Reads one document of https://bsonspec.org/spec.html, which must be all of the bytes. Documents and arrays become
 * fields, as does what has parts of its own.
 * @throws Error when it is malformed, or goes on behind the end.
 */
export function readBson(bytes: Uint8Array, decimal: TellBytes = asTheyAre): Field[] {
  const reader = new BsonReader(bytes, decimal);
  const fields = reader.document(0);
  if (reader.at !== bytes.length) throw new Error('something is behind the document of BSON');
  return fields;
}

/** What bytes stand for. Given by who shows it: who only recognises a format goes without the code. */
type TellBytes = (bytes: Uint8Array) => FieldValue;
const asTheyAre: TellBytes = (bytes) => bytes;

class BsonReader {
  readonly #bytes: Uint8Array;
  readonly #decimal: TellBytes;
  readonly #view: DataView;
  #values = 0;
  at = 0;

  constructor(bytes: Uint8Array, decimal: TellBytes) {
    this.#bytes = bytes;
    this.#decimal = decimal;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Elements between a length and a zero. */
  document(depth: number): Field[] {
    if (depth > DEPTH) throw new Error('BSON is nested too deep');
    const start = this.at;
    const end = start + this.#int32();
    if (end < start + 5 || end > this.#bytes.length) throw new Error('BSON is cut off');
    const fields: Field[] = [];
    for (;;) {
      const from = this.at;
      const type = this.#byte();
      if (type === 0) break;
      if (++this.#values > VALUES) throw new Error('BSON has too many values');
      const name = this.#cstring();
      fields.push({ name, value: this.#value(type, depth), bytes: { start: from, end: this.at } });
    }
    if (this.at !== end) throw new Error('a document of BSON ends elsewhere than it says');
    return fields;
  }

  #value(type: number, depth: number): FieldValue {
    switch (type) {
      case 0x01:
        return this.#view.getFloat64(this.#skip(8), true);
      case 0x02:
      case 0x0d: // JavaScript code
      case 0x0e: // a symbol
        return this.#text();
      case 0x03:
      case 0x04: {
        const fields = this.document(depth + 1);
        if (fields.length > 0) return fields;
        return type === 0x03 ? EMPTY_MAP : EMPTY_LIST;
      }
      case 0x05:
        return this.#binary();
      case 0x08:
        return this.#boolean();
      case 0x06: // undefined
      case 0x0a:
        return null;
      case 0x10:
        return this.#int32();
      default:
        return this.#special(type, depth);
    }
  }

  /** What JSON has not. */
  #special(type: number, depth: number): FieldValue {
    switch (type) {
      case 0x07:
        return `ObjectId ${hex(this.#take(12))}`;
      case 0x09:
        return dateText(this.#view.getBigInt64(this.#skip(8), true));
      case 0x0b:
        return `/${this.#cstring()}/${this.#cstring()}`;
      case 0x0c:
        return `${this.#text()} ObjectId ${hex(this.#take(12))}`;
      case 0x0f: {
        this.#skip(4);
        return [
          { name: 'code', value: this.#text() },
          { name: 'scope', value: this.document(depth + 1) },
        ];
      }
      case 0x11: {
        const at = this.#skip(8);
        return [
          { name: 'seconds', value: this.#view.getUint32(at + 4, true) },
          { name: 'ordinal', value: this.#view.getUint32(at, true) },
        ];
      }
      case 0x12:
        return plain(this.#view.getBigInt64(this.#skip(8), true));
      case 0x13:
        return [{ name: 'decimal128', value: this.#decimal(this.#take(16)) }];
      case 0x7f:
      case 0xff:
        return type === 0x7f ? 'MaxKey' : 'MinKey';
      default:
        throw new Error(`0x${type.toString(16)} is no type of BSON`);
    }
  }

  #binary(): FieldValue {
    const size = this.#int32();
    const subtype = this.#byte();
    const data = this.#take(size);
    if (subtype === 0) return data;
    return [
      { name: 'subtype', value: subtype },
      { name: 'data', value: data },
    ];
  }

  #boolean(): boolean {
    const byte = this.#byte();
    if (byte > 1) throw new Error('a boolean of BSON that is neither');
    return byte === 1;
  }

  /** Behind its length, with a zero at its end. */
  #text(): string {
    const size = this.#int32();
    if (size < 1) throw new Error('a text of BSON without an end');
    const at = this.#skip(size - 1);
    const text = utf8Text(this.#bytes, at, at + size - 1);
    if (this.#byte() !== 0) throw new Error('a text of BSON without an end');
    return text;
  }

  #cstring(): string {
    const end = this.#bytes.indexOf(0, this.at);
    if (end < 0) throw new Error('BSON is cut off');
    const text = utf8Text(this.#bytes, this.at, end);
    this.at = end + 1;
    return text;
  }

  #int32(): number {
    return this.#view.getInt32(this.#skip(4), true);
  }

  #byte(): number {
    return this.#bytes[this.#skip(1)] ?? 0;
  }

  #take(size: number): Uint8Array {
    const at = this.#skip(size);
    return this.#bytes.subarray(at, at + size);
  }

  #skip(size: number): number {
    const at = this.at;
    if (size < 0 || size > this.#bytes.length - at) throw new Error('BSON is cut off');
    this.at += size;
    return at;
  }
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** As a number where that loses nothing. */
const plain = (value: bigint): number | bigint =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;

/** Days are counted to about the year 275,760; a date beyond them is its number. */
function dateText(milliseconds: bigint): string | bigint {
  const date = new Date(Number(milliseconds));
  return Number.isNaN(date.getTime()) ? milliseconds : date.toISOString();
}
