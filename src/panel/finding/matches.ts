import { Cells } from '../json/cells.ts';

/** Places that are kept of one search: nobody walks through more. */
export const MOST_MATCHES = 100_000;

/** Where something was found, ascending: offsets in a text or in bytes, or nodes of a tree. */
export class Matches {
  readonly #places = new Cells();

  get length(): number {
    return this.#places.length;
  }

  /** Whether there may be more than are kept. */
  get isFull(): boolean {
    return this.length >= MOST_MATCHES;
  }

  add(place: number): void {
    this.#places.push(place);
  }

  at(index: number): number {
    return this.#places.at(index);
  }

  /** The first match at `place` or behind it; their number when there is none. */
  firstFrom(place: number): number {
    return this.#places.lastUpTo(place - 1) + 1;
  }
}
