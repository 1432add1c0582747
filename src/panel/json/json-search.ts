import { Matches } from '../finding/matches.ts';
import type { SlicedWork } from '../slices/sliced-work.ts';
import type { JsonIndex } from './json-index.ts';
import { decodeString } from './json-token.ts';

/** Nodes that are looked at between two looks at the clock. */
const NODES = 1_024;
const BACKSLASH = '\\';

/** Finds the nodes whose name, or whose value when it is a scalar, has a text in it. */
export class JsonSearch implements SlicedWork {
  readonly matches = new Matches();
  readonly #index: JsonIndex;
  readonly #pattern: RegExp;
  #next = 0;

  /** `pattern` must not be able to backtrack; nor have the flag `g`. */
  constructor(index: JsonIndex, pattern: RegExp) {
    this.#index = index;
    this.#pattern = pattern;
  }

  get isDone(): boolean {
    return this.#next >= this.#index.length || this.matches.isFull;
  }

  get progress(): number {
    return this.#next / Math.max(1, this.#index.length);
  }

  advance(isTimeUp: () => boolean): void {
    do {
      const end = Math.min(this.#index.length, this.#next + NODES);
      if (!this.#mayMatch(this.#next, end)) this.#next = end;
      for (; this.#next < end && !this.matches.isFull; this.#next++) {
        if (this.#isMatch(this.#next)) this.matches.add(this.#next);
      }
    } while (!this.isDone && !isTimeUp());
  }

  /** Where nothing is escaped, what is in no part of the text is in none of its nodes: they need not be cut out of it. */
  #mayMatch(from: number, end: number): boolean {
    const { length, text } = this.#index;
    const first = from === 0 ? 0 : this.#index.startOf(from - 1); // names stand before their nodes
    const part = text.slice(first, end < length ? this.#index.startOf(end) : text.length);
    return part.includes(BACKSLASH) || this.#pattern.test(part);
  }

  #isMatch(node: number): boolean {
    const key = this.#index.keySourceOf(node);
    if (key !== null && this.#pattern.test(decodeString(key))) return true;
    const kind = this.#index.kindOf(node);
    if (kind === 'object' || kind === 'array') return false;
    const source = this.#index.sourceOf(node);
    return this.#pattern.test(kind === 'string' ? decodeString(source) : source);
  }
}
