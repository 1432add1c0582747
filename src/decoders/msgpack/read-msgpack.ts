import type { ByteRange, Field, FieldValue } from '../decoder.ts';
import { utf8Text } from '../utf8-text.ts';
import { EMPTY_LIST, EMPTY_MAP, valueText } from '../value-text.ts';

/** A value, and where it stands. */
export interface PackedValue {
  readonly value: FieldValue;
  readonly bytes: ByteRange;
}

/** Deeper ones are refused: nobody would look, and the stack is finite. */
const DEPTH = 100;
/** Values of one message that are read; more are refused, as nobody would look at them one by one. */
const VALUES = 100_000;

/**
 * Reads one value of https://github.com/msgpack/msgpack/blob/master/spec.md that begins at `at`. Arrays and maps become
 * fields; an extension becomes its type and its bytes, and that of the format itself the time that it stands for, too.
 * @throws Error when it is malformed, or goes on behind the end.
 */
export function readMsgpack(bytes: Uint8Array, at = 0, time: TellTime = untold): PackedValue {
  const reader = new MsgpackReader(bytes, at, time);
  const value = reader.value(0);
  return { value, bytes: { start: at, end: reader.at } };
}

/** Bytes of each kind of number, from 0xca on. */
const NUMBER_SIZES = [4, 8, 1, 2, 4, 8, 1, 2, 4, 8];

/** The time of a timestamp. Given by who shows it: who only recognises a format goes without the code. */
type TellTime = (data: Uint8Array) => string | undefined;
const untold: TellTime = () => undefined;
/** Of a timestamp. */
const TIMESTAMP = -1;

class MsgpackReader {
  readonly #bytes: Uint8Array;
  readonly #time: TellTime;
  readonly #view: DataView;
  #at: number;
  #values = 0;

  constructor(bytes: Uint8Array, at: number, time: TellTime) {
    this.#bytes = bytes;
    this.#time = time;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  /** Behind what was read. */
  get at(): number {
    return this.#at;
  }

  value(depth: number): FieldValue {
    if (depth > DEPTH) throw new Error('MessagePack is nested too deep');
    if (++this.#values > VALUES) throw new Error('MessagePack has too many values');
    return this.#read(this.#bytes[this.#skip(1)] ?? 0, depth);
  }

  #read(first: number, depth: number): FieldValue {
    if (first < 0x80) return first;
    if (first >= 0xe0) return first - 0x100;
    if (first < 0x90) return this.#map(first & 0x0f, depth);
    if (first < 0xa0) return this.#array(first & 0x0f, depth);
    if (first < 0xc0) return this.#text(first & 0x1f);
    if (first === 0xc0) return null;
    if (first === 0xc2 || first === 0xc3) return first === 0xc3;
    if (first >= 0xc4 && first <= 0xc6) return this.#take(this.#uint(1 << (first - 0xc4)));
    if (first >= 0xc7 && first <= 0xc9) return this.#extension(this.#uint(1 << (first - 0xc7)));
    if (first >= 0xca && first <= 0xd3) return this.#number(first);
    if (first >= 0xd4 && first <= 0xd8) return this.#extension(1 << (first - 0xd4));
    if (first >= 0xd9 && first <= 0xdb) return this.#text(this.#uint(1 << (first - 0xd9)));
    if (first === 0xdc || first === 0xdd) return this.#array(this.#uint(first === 0xdc ? 2 : 4), depth);
    if (first === 0xde || first === 0xdf) return this.#map(this.#uint(first === 0xde ? 2 : 4), depth);
    throw new Error('0xc1 is no MessagePack');
  }

  #number(first: number): number | bigint {
    const at = this.#skip(NUMBER_SIZES[first - 0xca] ?? 0);
    const view = this.#view;
    switch (first) {
      case 0xca:
        return view.getFloat32(at);
      case 0xcb:
        return view.getFloat64(at);
      case 0xcc:
        return view.getUint8(at);
      case 0xcd:
        return view.getUint16(at);
      case 0xce:
        return view.getUint32(at);
      case 0xcf:
        return plain(view.getBigUint64(at));
      case 0xd0:
        return view.getInt8(at);
      case 0xd1:
        return view.getInt16(at);
      case 0xd2:
        return view.getInt32(at);
      default:
        return plain(view.getBigInt64(at));
    }
  }

  #array(count: number, depth: number): FieldValue {
    if (count === 0) return EMPTY_LIST;
    this.#expect(count);
    const items: Field[] = [];
    for (let index = 0; index < count; index++) {
      const start = this.#at;
      const value = this.value(depth + 1);
      items.push({ name: `${index}`, value, bytes: { start, end: this.#at } });
    }
    return items;
  }

  #map(count: number, depth: number): FieldValue {
    if (count === 0) return EMPTY_MAP;
    this.#expect(2 * count);
    const members: Field[] = [];
    for (let index = 0; index < count; index++) {
      const start = this.#at;
      const name = valueText(this.value(depth + 1));
      const value = this.value(depth + 1);
      members.push({ name, value, bytes: { start, end: this.#at } });
    }
    return members;
  }

  #extension(size: number): Field[] {
    const at = this.#skip(1);
    const type = this.#view.getInt8(at);
    const data = this.#take(size);
    const place = { start: at + 1, end: at + 1 + size };
    const time = type === TIMESTAMP ? this.#time(data) : undefined;
    return [
      { name: 'extension', value: type, bytes: { start: at, end: at + 1 } },
      { name: 'data', value: data, bytes: place },
      ...(time === undefined ? [] : [{ name: 'time', value: time, bytes: place }]),
    ];
  }

  #text(size: number): string {
    const at = this.#skip(size);
    return utf8Text(this.#bytes, at, at + size); // MessagePack allows any bytes in a string
  }

  #take(size: number): Uint8Array {
    const at = this.#skip(size);
    return this.#bytes.subarray(at, at + size);
  }

  #uint(size: number): number {
    const at = this.#skip(size);
    return size === 1 ? this.#view.getUint8(at) : size === 2 ? this.#view.getUint16(at) : this.#view.getUint32(at);
  }

  /** So that a count cannot be larger than what is there. */
  #expect(values: number): void {
    if (values > this.#bytes.length - this.#at) throw new Error('MessagePack is cut off');
  }

  #skip(size: number): number {
    const at = this.#at;
    if (size > this.#bytes.length - at) throw new Error('MessagePack is cut off');
    this.#at += size;
    return at;
  }
}

/** As a number where that loses nothing. */
const plain = (value: bigint): number | bigint =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
