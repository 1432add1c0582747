import type { ByteRange } from '../decoder.ts';
import { utf8Text } from '../utf8-text.ts';

/** Elements of one vector that are read. */
const ELEMENTS = 100_000;
/** What reading may cost, for each byte of the buffer: a hostile one refers to the same bytes again and again. */
const COST_A_BYTE = 4;
/** The root, a table and its smallest vtable. */
const SMALLEST = 12;

/**
 * A table of https://flatbuffers.dev/internals/: its vtable says where each field stands, counted from the beginning of
 * the table; a field that has its default value is not there.
 */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;
  readonly #vtable: number;
  /** Shared by all tables of a buffer. */
  readonly #budget: { left: number };
  /** Places for fields, whether they are there or not. */
  readonly count: number;
  /** Bytes of the table itself, behind which its strings, vectors and tables stand. */
  readonly size: number;

  /** @throws Error when no table begins at `at`. */
  constructor(view: DataView, at: number, budget = { left: COST_A_BYTE * view.byteLength }) {
    this.#view = view;
    this.#at = at;
    this.#budget = budget;
    this.#vtable = at - int32(view, at);
    const length = uint16(view, this.#vtable);
    this.size = uint16(view, this.#vtable + 2);
    const isWhole = length >= 4 && length % 2 === 0 && this.#vtable + length <= view.byteLength;
    if (!isWhole || this.size < 4 || at + this.size > view.byteLength) throw new Error('no table of FlatBuffers');
    this.count = (length - 4) / 2;
    this.#pay(length);
    for (let field = 0; field < this.count; field++) {
      const place = uint16(view, this.#vtable + 4 + 2 * field);
      if (place !== 0 && (place < 4 || place >= this.size))
        throw new Error('a field of FlatBuffers outside of its table');
    }
  }

  /** The table that the buffer at `from` begins with. */
  static root(view: DataView, from = 0): FlatTable {
    if (view.byteLength - from < SMALLEST) throw new Error('FlatBuffers is cut off');
    return new FlatTable(view, from + uint32(view, from));
  }

  /** Where a field stands in the buffer; undefined when it has its default. */
  placeOf(field: number): number | undefined {
    const place = field < this.count ? uint16(this.#view, this.#vtable + 4 + 2 * field) : 0;
    return place === 0 ? undefined : this.#at + place;
  }

  /** Behind the last field, in the buffer. */
  get end(): number {
    return this.#at + this.size;
  }

  uint8(field: number): number | undefined {
    const place = this.placeOf(field);
    return place === undefined ? undefined : this.#view.getUint8(place);
  }

  uint32(field: number): number | undefined {
    const place = this.placeOf(field);
    return place === undefined ? undefined : uint32(this.#view, place);
  }

  /** Of one or two bytes. */
  smallNumber(field: number, size: number): number {
    const place = this.placeOf(field) ?? 0;
    return size === 1 ? this.#view.getUint8(place) : uint16(this.#view, place);
  }

  /** Of eight bytes, as a whole number. */
  largeNumber(field: number): number | bigint {
    const place = this.placeOf(field) ?? 0;
    check(this.#view, place, 8);
    const value = this.#view.getBigInt64(place, true);
    return BigInt.asIntN(53, value) === value ? Number(value) : value;
  }

  /** Whether a zero ends the bytes, as it does texts. */
  isText({ end }: ByteRange): boolean {
    return end < this.#view.byteLength && this.#view.getUint8(end) === 0;
  }

  table(field: number): FlatTable | undefined {
    const place = this.placeOf(field);
    return place === undefined ? undefined : new FlatTable(this.#view, place + uint32(this.#view, place), this.#budget);
  }

  text(field: number): { readonly text: string; readonly bytes: ByteRange } | undefined {
    const found = this.vector(field, 1);
    if (!found) return undefined;
    const { start, count } = found;
    this.#pay(count);
    return { text: utf8Text(this.#bytes(start, count)), bytes: { start, end: start + count } };
  }

  data(field: number): { readonly data: Uint8Array; readonly bytes: ByteRange } | undefined {
    const found = this.vector(field, 1);
    if (!found) return undefined;
    const { start, count } = found;
    return { data: this.#bytes(start, count), bytes: { start, end: start + count } };
  }

  tables(field: number): FlatTable[] {
    const { start, count } = this.vector(field, 4) ?? { start: 0, count: 0 };
    return Array.from({ length: Math.min(count, ELEMENTS) }, (_, index) => {
      const place = start + 4 * index;
      return new FlatTable(this.#view, place + uint32(this.#view, place), this.#budget);
    });
  }

  /** Where the elements of a vector begin. @throws Error when they go on behind the end. */
  vector(field: number, elementSize: number): { readonly start: number; readonly count: number } | undefined {
    const place = this.placeOf(field);
    if (place === undefined) return undefined;
    const at = place + uint32(this.#view, place);
    const count = uint32(this.#view, at);
    if (at + 4 + count * elementSize > this.#view.byteLength) throw new Error('FlatBuffers is cut off');
    return { start: at + 4, count };
  }

  #pay(cost: number): void {
    this.#budget.left -= cost;
    if (this.#budget.left < 0) throw new Error('FlatBuffers refers to the same bytes too often');
  }

  #bytes(start: number, count: number): Uint8Array {
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, count);
  }
}

function uint16(view: DataView, at: number): number {
  check(view, at, 2);
  return view.getUint16(at, true);
}

function uint32(view: DataView, at: number): number {
  check(view, at, 4);
  return view.getUint32(at, true);
}

function int32(view: DataView, at: number): number {
  check(view, at, 4);
  return view.getInt32(at, true);
}

function check(view: DataView, at: number, size: number): void {
  if (at < 0 || at + size > view.byteLength) throw new Error('FlatBuffers is cut off');
}
