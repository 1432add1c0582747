import type { TimeSpan } from './time-span.ts';

/** What is counted: messages and payload bytes by direction, connections that opened and closed, messages lost. */
export const BIN_COLUMNS = ['sent', 'received', 'sentBytes', 'receivedBytes', 'opens', 'closes', 'losses'] as const;
export type BinColumn = (typeof BIN_COLUMNS)[number];
export type BinValues = Readonly<Record<BinColumn, Float64Array>>;

/** Milliseconds, a power of two: browsers tell tenths of a millisecond at best. */
const NARROWEST = 1 / 8;

/** Values for `length` bins, all 0. */
export const binValues = (length: number): BinValues => {
  const made = () => new Float64Array(length);
  return {
    sent: made(),
    received: made(),
    sentBytes: made(),
    receivedBytes: made(),
    opens: made(),
    closes: made(),
    losses: made(),
  };
};

/**
 * Sums over time, in bins of equal width. The width is a power of two in ms and every bin begins at a multiple of it,
 * so that bins that no longer fit are joined two by two; rows are never looked at again. Times may come in any order.
 */
export class TimeBins<Values extends Readonly<Record<keyof Values, Float64Array>> = BinValues> {
  readonly values: Values;
  readonly #columns: readonly Float64Array[];
  readonly #capacity: number;
  #width = NARROWEST;
  /** The first bin begins at this many widths. */
  #first = 0;
  #length = 0;
  #earliest = Number.POSITIVE_INFINITY;
  #latest = Number.NEGATIVE_INFINITY;

  /** `values`: arrays of 0, all of the length that there may be bins at most. */
  constructor(values: Values) {
    this.values = values;
    this.#columns = Object.values(values);
    this.#capacity = Math.min(...this.#columns.map(({ length }) => length));
  }

  /** Milliseconds. */
  get width(): number {
    return this.#width;
  }

  /** When the first bin begins, in ms since the Unix epoch. */
  get start(): number {
    return this.#first * this.#width;
  }

  /** Bins up to the last one that holds something. */
  get length(): number {
    return this.#length;
  }

  /** From the earliest time to the latest, which is in it; null while there is none. */
  get extent(): TimeSpan | null {
    return this.#length === 0 ? null : { from: this.#earliest, to: this.#latest + NARROWEST };
  }

  /** Makes the time known, and a bin for it. Returns its place, for `values`; no longer right after another `place`. */
  place(at: number): number {
    if (at < this.#earliest) this.#earliest = at;
    if (at > this.#latest) this.#latest = at;
    const place = Math.floor(at / this.#width) - this.#first;
    if (place >= 0 && place < this.#length) return place;
    if (place >= 0 && place < this.#capacity && this.#length > 0) {
      this.#length = place + 1;
      return place;
    }
    this.#makeRoom(at);
    // Far from the epoch, numbers are coarser than bins.
    const made = Math.min(this.#capacity - 1, Math.max(0, Math.floor(at / this.#width) - this.#first));
    this.#length = Math.max(this.#length, made + 1);
    return made;
  }

  add(column: keyof Values, at: number, amount: number): void {
    const place = this.place(at);
    const values: Float64Array = this.values[column];
    values[place] = (values[place] ?? 0) + amount;
  }

  #makeRoom(at: number): void {
    const bin = Math.floor(at / this.#width);
    if (this.#length === 0) {
      this.#first = bin;
      return;
    }
    let low = Math.min(this.#first, bin);
    let high = Math.max(this.#first + this.#length - 1, bin);
    let factor = 1;
    for (; high - low >= this.#capacity; factor *= 2) {
      low = Math.floor(low / 2);
      high = Math.floor(high / 2);
    }
    if (factor > 1) this.#join(factor);
    if (low < this.#first) this.#shift(this.#first - low);
  }

  /** Joins `factor` bins, a power of two, into one. */
  #join(factor: number): void {
    const first = Math.floor(this.#first / factor);
    const targetOf = (place: number) => Math.floor((this.#first + place) / factor) - first;
    for (const values of this.#columns) joinInPlace(values, this.#length, targetOf);
    this.#length = targetOf(this.#length - 1) + 1;
    this.#first = first;
    this.#width *= factor;
  }

  /** Makes `count` empty bins before the first one. */
  #shift(count: number): void {
    for (const values of this.#columns) {
      values.copyWithin(count, 0, this.#length);
      values.fill(0, 0, count);
    }
    this.#first -= count;
    this.#length = Math.min(this.#capacity, this.#length + count);
  }
}

/** Adds each value to that at its target, which is never behind it. */
function joinInPlace(values: Float64Array, length: number, targetOf: (place: number) => number): void {
  for (let place = 0; place < length; place++) {
    const value = values[place] ?? 0;
    values[place] = 0;
    const target = targetOf(place);
    values[target] = (values[target] ?? 0) + value;
  }
}
