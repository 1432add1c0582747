import type { ByteRange, Field, FieldValue } from '../decoder.ts';
import { utf8Text } from '../utf8-text.ts';
import { EMPTY_LIST, EMPTY_MAP, valueText } from '../value-text.ts';

export interface CborValue {
  readonly value: FieldValue;
  readonly bytes: ByteRange;
}

/** Deeper ones are refused: nobody would look, and the stack is finite. */
const DEPTH = 100;
/** Values of one message that are read; more are refused, as nobody would look at them one by one. */
const VALUES = 100_000;
const INDEFINITE = -1;
const BREAK = 0xff;
/** https://www.rfc-editor.org/rfc/rfc8949#section-3.3 */
const SIMPLE: Readonly<Record<number, FieldValue>> = { 20: false, 21: true, 22: null, 23: 'undefined' };

/**
 * Reads the value of https://www.rfc-editor.org/rfc/rfc8949 that begins at `at`. Arrays and maps become fields; a tagged
 * value becomes its tag and its value. @throws Error when it is malformed, or goes on behind the end.
 */
export function readCbor(bytes: Uint8Array, at = 0): CborValue {
  const reader = new CborReader(bytes, at);
  const value = reader.value(0);
  return { value, bytes: { start: at, end: reader.at } };
}

class CborReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at: number;
  #values = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  /** Behind what was read. */
  get at(): number {
    return this.#at;
  }

  value(depth: number): FieldValue {
    if (depth > DEPTH) throw new Error('CBOR is nested too deep');
    if (++this.#values > VALUES) throw new Error('CBOR has too many values');
    const first = this.#bytes[this.#skip(1)] ?? 0;
    return this.#read(first >> 5, first & 0x1f, depth);
  }

  #read(major: number, info: number, depth: number): FieldValue {
    if (major === 7) return this.#simple(info);
    const argument = this.#argument(info, major >= 2 && major <= 5);
    switch (major) {
      case 0:
        return plain(argument);
      case 1:
        return typeof argument === 'number' ? -1 - argument : plain(-1n - argument);
      case 2:
        return argument === INDEFINITE ? join(this.#chunks(2)) : this.#take(Number(argument));
      case 3:
        return argument === INDEFINITE ? utf8Text(join(this.#chunks(3))) : this.#text(Number(argument));
      case 4:
        return this.#items(Number(argument), depth, false);
      case 5:
        return this.#items(Number(argument), depth, true);
      default:
        return this.#tagged(plain(argument), depth);
    }
  }

  #tagged(tag: FieldValue, depth: number): Field[] {
    const start = this.#at;
    const value = this.value(depth + 1);
    return [
      { name: 'tag', value: tag },
      { name: 'value', value, bytes: { start, end: this.#at } },
    ];
  }

  #text(size: number): string {
    const at = this.#skip(size);
    return utf8Text(this.#bytes, at, at + size);
  }

  /** The number behind the first byte; `INDEFINITE` where that may be. */
  #argument(info: number, mayBeIndefinite: boolean): number | bigint {
    if (info < 24) return info;
    if (info === 31 && mayBeIndefinite) return INDEFINITE;
    if (info > 27) throw new Error('CBOR has no such length');
    const size = 1 << (info - 24);
    const at = this.#skip(size);
    if (size === 8) return this.#view.getBigUint64(at);
    return size === 1 ? this.#view.getUint8(at) : size === 2 ? this.#view.getUint16(at) : this.#view.getUint32(at);
  }

  #items(count: number, depth: number, isMap: boolean): FieldValue {
    if (count * (isMap ? 2 : 1) > this.#bytes.length - this.#at) throw new Error('CBOR is cut off');
    const items: Field[] = [];
    while (count === INDEFINITE ? !this.#isBreak() : items.length < count) {
      const start = this.#at;
      const name = isMap ? valueText(this.value(depth + 1)) : `${items.length}`;
      const value = this.value(depth + 1);
      items.push({ name, value, bytes: { start, end: this.#at } });
    }
    if (items.length === 0) return isMap ? EMPTY_MAP : EMPTY_LIST;
    return items;
  }

  /** Of a text or bytes of unknown length: each is of known length, and of the same major type. */
  #chunks(major: number): Uint8Array[] {
    const chunks: Uint8Array[] = [];
    while (!this.#isBreak()) {
      const first = this.#view.getUint8(this.#skip(1));
      if (first >> 5 !== major) throw new Error('CBOR has a chunk of another type');
      chunks.push(this.#take(Number(this.#argument(first & 0x1f, false))));
    }
    return chunks;
  }

  #simple(info: number): FieldValue {
    if (info < 24) return info in SIMPLE ? (SIMPLE[info] ?? null) : `simple(${info})`;
    if (info === 24) return `simple(${this.#view.getUint8(this.#skip(1))})`;
    if (info === 25) return half(this.#view.getUint16(this.#skip(2)));
    if (info === 26) return this.#view.getFloat32(this.#skip(4));
    if (info === 27) return this.#view.getFloat64(this.#skip(8));
    throw new Error('CBOR has no such value');
  }

  #isBreak(): boolean {
    const isBreak = this.#bytes[this.#at] === BREAK;
    if (isBreak) this.#at++;
    return isBreak;
  }

  #take(size: number): Uint8Array {
    const at = this.#skip(size);
    return this.#bytes.subarray(at, at + size);
  }

  #skip(size: number): number {
    const at = this.#at;
    if (size > this.#bytes.length - at) throw new Error('CBOR is cut off');
    this.#at += size;
    return at;
  }
}

/** https://www.rfc-editor.org/rfc/rfc8949#name-half-precision */
function half(bits: number): number {
  const [exponent, mantissa] = [(bits >> 10) & 0x1f, bits & 0x3ff];
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 31) return mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (mantissa + 1024) * 2 ** (exponent - 25);
}

/** As a number where that loses nothing. */
function plain(value: number | bigint): number | bigint {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
