const PAGE_BITS = 14;
const PAGE = 1 << PAGE_BITS;

/** Row numbers, one bit each, in pages that are made when first needed: a million of them are 125 kB. */
export class RowSet {
  readonly #pages: (Uint8Array | undefined)[] = [];
  #count = 0;

  /** Rows that are in it. */
  get count(): number {
    return this.#count;
  }

  has(row: number): boolean {
    const bits = this.#pages[row >>> PAGE_BITS]?.[(row & (PAGE - 1)) >>> 3] ?? 0;
    return (bits & (1 << (row & 7))) !== 0;
  }

  add(row: number): void {
    if (row < 0 || this.has(row)) return;
    let page = this.#pages[row >>> PAGE_BITS];
    if (!page) {
      page = new Uint8Array(PAGE / 8);
      this.#pages[row >>> PAGE_BITS] = page;
    }
    const place = (row & (PAGE - 1)) >>> 3;
    page[place] = (page[place] ?? 0) | (1 << (row & 7));
    this.#count++;
  }

  delete(row: number): void {
    const page = this.has(row) ? this.#pages[row >>> PAGE_BITS] : undefined;
    if (!page) return;
    const place = (row & (PAGE - 1)) >>> 3;
    page[place] = (page[place] ?? 0) & ~(1 << (row & 7));
    this.#count--;
  }

  clear(): void {
    this.#pages.length = 0;
    this.#count = 0;
  }

  /** The rows in it, rising. */
  *[Symbol.iterator](): Generator<number> {
    for (const [index, page] of this.#pages.entries()) {
      if (!page) continue;
      for (const [place, bits] of page.entries()) {
        for (let bit = 0; bits >>> bit !== 0; bit++) {
          if (((bits >>> bit) & 1) === 1) yield index * PAGE + place * 8 + bit;
        }
      }
    }
  }
}
