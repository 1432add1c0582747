import { Matches } from '../finding/matches.ts';
import type { SlicedWork } from '../slices/sliced-work.ts';

/** UTF-16 units that are searched between two looks at the clock. */
const WINDOW = 128 * 1024;

/** Finds the places of a text in a longer one, in slices. */
export class TextSearch implements SlicedWork {
  readonly matches = new Matches();
  readonly #text: string;
  readonly #pattern: RegExp;
  readonly #length: number;
  #next = 0;

  /** `length`: UTF-16 units of a match, which is the same for all. */
  constructor(text: string, pattern: RegExp, length: number) {
    this.#text = text;
    this.#pattern = new RegExp(pattern.source, `${pattern.flags}g`);
    this.#length = length;
  }

  get isDone(): boolean {
    return this.#next >= this.#text.length || this.matches.isFull;
  }

  get progress(): number {
    return this.#text.length === 0 ? 1 : this.#next / this.#text.length;
  }

  advance(isTimeUp: () => boolean): void {
    do this.#searchWindow();
    while (!this.isDone && !isTimeUp());
  }

  #searchWindow(): void {
    const from = this.#next;
    const part = this.#text.slice(from, from + WINDOW + this.#length - 1); // a match may begin in it and end behind it
    this.#pattern.lastIndex = 0;
    // `exec` would make an object of each of a hundred thousand matches, whose length is known.
    while (!this.matches.isFull && this.#pattern.test(part)) {
      const index = this.#pattern.lastIndex - this.#length;
      if (index >= WINDOW) break;
      this.matches.add(from + index);
    }
    const last = this.matches.length === 0 ? 0 : this.matches.at(this.matches.length - 1) + this.#length;
    this.#next = Math.min(this.#text.length, Math.max(from + WINDOW, last));
  }
}
