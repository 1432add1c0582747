type Values = Uint8Array | Uint32Array | Float64Array;

/** Numbers, one a row, in a typed array that doubles when it is full. */
export class Column<T extends Values> {
  #values: T;
  #length = 0;
  readonly #make: (capacity: number) => T;

  constructor(make: (capacity: number) => T, capacity = 1024) {
    this.#make = make;
    this.#values = make(capacity);
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = this.#make(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** 0 for a row that does not exist. */
  at(row: number): number {
    return row < this.#length ? (this.#values[row] ?? 0) : 0;
  }
}

export const bytes = (capacity: number) => new Uint8Array(capacity);
export const indices = (capacity: number) => new Uint32Array(capacity);
export const doubles = (capacity: number) => new Float64Array(capacity);
