type Values = Uint8Array | Uint32Array | Float64Array;

/** Rows of one block: at most one a column is partly unused. */
const BLOCK_BITS = 14;
const BLOCK = 1 << BLOCK_BITS;
/** Rows that the first block begins with: there are dozens of columns, and thousands of texts of JSON, with few rows. */
const FIRST = 16;
/** Times as many that it has when it is full, up to a whole block. */
const GROWTH = 4;

/** Numbers, one a row, in blocks of typed arrays: growing copies no more than one block, and leaves none half empty. */
export class Column<T extends Values> {
  readonly #blocks: (T | undefined)[] = [];
  #dropped = 0;
  #length = 0;
  readonly #make: (capacity: number) => T;

  constructor(make: (capacity: number) => T) {
    this.#make = make;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const place = this.#length & (BLOCK - 1);
    const block = this.#blocks[this.#length >>> BLOCK_BITS];
    const roomy = block && place < block.length ? block : this.#roomier(block);
    roomy[place] = value;
    this.#length++;
  }

  /** Forgets rows below `row`, as far as whole blocks go: they are 0 then. */
  drop(row: number): void {
    const blocks = Math.min(row, this.#length) >>> BLOCK_BITS;
    for (; this.#dropped < blocks; this.#dropped++) this.#blocks[this.#dropped] = undefined;
  }

  /** Changes a row that is there. */
  set(row: number, value: number): void {
    const block = this.#blocks[row >>> BLOCK_BITS];
    if (block && row < this.#length) block[row & (BLOCK - 1)] = value;
  }

  #roomier(full: T | undefined): T {
    const number = this.#length >>> BLOCK_BITS;
    const block = this.#make(number > 0 ? BLOCK : full ? GROWTH * full.length : FIRST);
    if (full) block.set(full);
    this.#blocks[number] = block;
    return block;
  }

  /** 0 for a row that does not exist. */
  at(row: number): number {
    return row < this.#length && Number.isInteger(row)
      ? (this.#blocks[row >>> BLOCK_BITS]?.[row & (BLOCK - 1)] ?? 0)
      : 0;
  }
}

export const bytes = (capacity: number) => new Uint8Array(capacity);
export const indices = (capacity: number) => new Uint32Array(capacity);
export const doubles = (capacity: number) => new Float64Array(capacity);
