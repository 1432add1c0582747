const BLOCK_BITS = 14;
const BLOCK = 1 << BLOCK_BITS;
/** Cells that the first block begins with: a packet may have thousands of texts of JSON, each of a few values. */
const FIRST = 16;
/** Times as many that it has when it is full, up to a whole block. */
const GROWTH = 4;

/** A list of 32-bit numbers that grows without being copied, but for the beginning of its first block. */
export class Cells {
  readonly #blocks: Uint32Array[] = [];
  #length = 0;

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

  #roomier(full: Uint32Array | undefined): Uint32Array {
    const number = this.#length >>> BLOCK_BITS;
    const block = new Uint32Array(number > 0 ? BLOCK : full ? GROWTH * full.length : FIRST);
    if (full) block.set(full);
    this.#blocks[number] = block;
    return block;
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
