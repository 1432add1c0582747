import type { Decoded } from '../decoders/decode-or-raw.ts';

const MIB = 1024 * 1024;
/** Decoded rows that are kept: more than a screen shows. */
const ROWS = 1_024;
/** What they weigh at most, in bytes; but the last one is kept whatever it weighs. */
const BYTES = 64 * MIB;
/** A row that weighs more is not kept for its neighbour's sake. */
const NEIGHBOUR = BYTES / 8;

interface Kept {
  readonly decoded: Decoded;
  readonly weight: number;
}

/** The rows that were decoded last. The oldest go when they are too many, or too heavy: a page says what is in them. */
export class KeptRows {
  readonly #rows = new Map<number, Kept>();
  #weight = 0;

  get(row: number): Decoded | undefined {
    return this.#rows.get(row)?.decoded;
  }

  /** `isAsked`: somebody waits for this row, and not for one that is near it. */
  keep(row: number, { decoded, weight }: Kept, isAsked: boolean): void {
    if (!isAsked && weight > NEIGHBOUR) return;
    this.#drop(row);
    this.#rows.set(row, { decoded, weight });
    this.#weight += weight;
    for (const oldest of this.#rows.keys()) {
      const isRoom = this.#rows.size <= ROWS && this.#weight <= BYTES;
      if (isRoom || oldest === row) return;
      this.#drop(oldest);
    }
  }

  clear(): void {
    this.#rows.clear();
    this.#weight = 0;
  }

  #drop(row: number): void {
    this.#weight -= this.#rows.get(row)?.weight ?? 0;
    this.#rows.delete(row);
  }
}
