import { Column, indices } from './column.ts';

/** What is looked through: rows in the order in which they were added, those before `first` removed since. */
export interface FindableRows {
  readonly first: number;
  readonly count: number;
  seqAt(row: number): number;
  connectionNumberAt(row: number): number;
}

const BUCKET_BITS = 17;

/**
 * Finds rows by connection and number, and as cheaply that there is none: a log may ask for that a hundred thousand
 * times. It learns rows when it is first asked after they came, so that a session in which nothing is looked for pays
 * nothing. Costs four bytes a row, and 512 KiB.
 */
export class RowFinder {
  readonly #rows: FindableRows;
  /** By bucket, one more than its last row; 0: none. */
  readonly #last = new Uint32Array(1 << BUCKET_BITS);
  /** By row, one more than the row before in the same bucket; 0: none. */
  readonly #before = new Column(indices);
  /** Odd and drawn by lot: otherwise a log could be made whose rows are all in one bucket. */
  readonly #factors = crypto.getRandomValues(new Uint32Array(2)).map((factor) => factor | 1);

  constructor(rows: FindableRows) {
    this.#rows = rows;
  }

  /** The last row with this number; -1: none. */
  find(connection: number, seq: number): number {
    this.#learn();
    const rows = this.#rows;
    let row = (this.#last[this.#bucketOf(connection, seq)] ?? 0) - 1;
    while (row >= rows.first) {
      if (rows.seqAt(row) === seq && rows.connectionNumberAt(row) === connection) return row;
      row = this.#before.at(row) - 1;
    }
    return -1;
  }

  #learn(): void {
    for (let row = this.#before.length; row < this.#rows.count; row++) {
      const bucket = this.#bucketOf(this.#rows.connectionNumberAt(row), this.#rows.seqAt(row));
      this.#before.push(this.#last[bucket] ?? 0);
      this.#last[bucket] = row + 1;
    }
  }

  #bucketOf(connection: number, seq: number): number {
    const [forSeq = 1, forConnection = 1] = this.#factors;
    // A number may have more than the 32 bits that a product keeps.
    const high = Math.floor(seq / 2 ** 32);
    const mixed = Math.imul(Math.imul(seq, forSeq) ^ connection ^ high, forConnection);
    return mixed >>> (32 - BUCKET_BITS);
  }
}
