const BLOCK_BITS = 14;
const BLOCK = 1 << BLOCK_BITS;

/** A list of 32-bit numbers that grows without being copied. Unlike a column of the session it can be written to. */
export class Cells {
  readonly #blocks: Uint32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const place = this.#length & (BLOCK - 1);
    if (place === 0) this.#blocks.push(new Uint32Array(BLOCK));
    this.set(this.#length++, value);
  }

  /** `index` must be one that was pushed. */
  set(index: number, value: number): void {
    const block = this.#blocks[index >>> BLOCK_BITS];
    if (block) block[index & (BLOCK - 1)] = value;
  }

  /** 0 where nothing was pushed. */
  at(index: number): number {
    return this.#blocks[index >>> BLOCK_BITS]?.[index & (BLOCK - 1)] ?? 0;
  }

  /** The last index whose value is at most `value`, in a list that ascends; -1 when all are greater. */
  lastUpTo(value: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle) <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
