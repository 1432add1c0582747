/**
 * Row numbers in the order of time, and of arrival within the same moment. Rows of one document arrive in order; those
 * of another may come late and go between, so what is added is merged from the end.
 */
export class RowOrder {
  #rows = new Uint32Array(1024);
  #length = 0;
  readonly #timeAt: (row: number) => number;

  /** `timeAt` must go on giving the same time for a row. */
  constructor(timeAt: (row: number) => number) {
    this.#timeAt = timeAt;
  }

  get length(): number {
    return this.#length;
  }

  /** The row at `position`; -1 beyond the end. */
  at(position: number): number {
    return position >= 0 && position < this.#length ? (this.#rows[position] ?? -1) : -1;
  }

  /** The position of `row`; -1 when it is not in the list. */
  positionOf(row: number): number {
    const place = this.placeOf(row);
    return this.at(place) === row ? place : -1;
  }

  /** How many rows are before `row`, which need not be in the list. */
  placeOf(row: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#isBefore(this.at(middle), row)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Adds rows that are not yet in the list; sorts `added`. Costs their number, and the rows that they go before. */
  merge(added: number[]): void {
    added.sort((a, b) => (this.#isBefore(a, b) ? -1 : 1));
    this.#reserve(this.#length + added.length);
    let from = this.#length - 1;
    let to = this.#length + added.length - 1;
    for (let next = added.length - 1; next >= 0; to--) {
      const row = added[next] ?? 0;
      const last = this.at(from);
      if (from >= 0 && this.#isBefore(row, last)) {
        this.#rows[to] = last;
        from--;
      } else {
        this.#rows[to] = row;
        next--;
      }
    }
    this.#length += added.length;
  }

  /** Takes out all rows but those that `isKept` accepts. */
  keep(isKept: (row: number) => boolean): void {
    let length = 0;
    for (let position = 0; position < this.#length; position++) {
      const row = this.#rows[position] ?? 0;
      if (isKept(row)) this.#rows[length++] = row;
    }
    this.#length = length;
  }

  /** Takes a row out, where it is in the list. */
  remove(row: number): void {
    const position = this.positionOf(row);
    if (position < 0) return;
    this.#rows.copyWithin(position, position + 1, this.#length);
    this.#length--;
  }

  #isBefore(a: number, b: number): boolean {
    const difference = this.#timeAt(a) - this.#timeAt(b);
    return difference < 0 || (difference === 0 && a < b);
  }

  #reserve(length: number): void {
    if (length <= this.#rows.length) return;
    const larger = new Uint32Array(Math.max(length, this.#rows.length * 2));
    larger.set(this.#rows);
    this.#rows = larger;
  }
}
