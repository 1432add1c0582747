import type { BytePattern } from '../finding/find-query.ts';
import { Matches } from '../finding/matches.ts';
import type { SlicedWork } from '../slices/sliced-work.ts';

/** Bytes that are compared between two looks at the clock. */
const BYTES = 256 * 1024;

/** Each byte, and each with capital letters of ASCII made small. */
const SAME = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const FOLDED = SAME.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));

/** Finds a series of bytes in a longer one, in slices. */
export class ByteSearch implements SlicedWork {
  readonly matches = new Matches();
  readonly #bytes: Uint8Array;
  readonly #pattern: Uint8Array;
  readonly #fold: Uint8Array;
  #next = 0;

  constructor(bytes: Uint8Array, { bytes: pattern, folds }: BytePattern) {
    this.#bytes = bytes;
    this.#fold = folds ? FOLDED : SAME;
    this.#pattern = pattern.map((byte) => this.#fold[byte] ?? 0);
  }

  get isDone(): boolean {
    return this.#next + this.#pattern.length > this.#bytes.length || this.matches.isFull;
  }

  get progress(): number {
    return this.#bytes.length === 0 ? 1 : this.#next / this.#bytes.length;
  }

  advance(isTimeUp: () => boolean): void {
    do {
      const end = this.#next + Math.max(256, Math.floor(BYTES / this.#pattern.length));
      while (!this.isDone && this.#next < end) {
        if (this.#isMatch()) {
          this.matches.add(this.#next);
          this.#next += this.#pattern.length;
        } else this.#next++;
      }
    } while (!this.isDone && !isTimeUp());
  }

  #isMatch(): boolean {
    const [bytes, pattern, fold, at] = [this.#bytes, this.#pattern, this.#fold, this.#next];
    for (let index = 0; index < pattern.length; index++) {
      if (fold[bytes[at + index] ?? 0] !== pattern[index]) return false;
    }
    return true;
  }
}
