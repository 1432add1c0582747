import { literalPattern } from './literal-pattern.ts';
import type { PayloadStore } from './payload-store.ts';
import { payloadText } from './payload-text.ts';

/** What is known of the places of a text in one chunk: from `from` on, the first one is at `at`. */
interface Known {
  from: number;
  /** Beyond every content when there is none. */
  at: number;
}

/**
 * Which contents of a store hold a text, whatever its case. Whoever asks in the order of the numbers has each chunk
 * searched once and not each content, which is several times faster; in any other order the answers are the same.
 */
export class PayloadFinder {
  readonly #store: PayloadStore;
  readonly #each: RegExp;
  readonly #chunks: RegExp;
  readonly #length: number;
  readonly #known = new Map<number, Known>();

  constructor(store: PayloadStore, text: string) {
    this.#store = store;
    this.#each = literalPattern(text);
    this.#chunks = literalPattern(text, 'giu');
    this.#length = text.length;
  }

  has(index: number): boolean {
    const { chunk, length, offset } = this.#store;
    const text = this.#store.joinedText(chunk(index));
    if (text === undefined) return this.#each.test(payloadText({ data: this.#store.at(index) }));
    // A place may reach into the next content: then none is in this one, because all places are of one length.
    return this.#placeFrom(chunk(index), text, offset(index)) + this.#length <= offset(index) + length(index);
  }

  #placeFrom(chunk: number, text: string, from: number): number {
    let known = this.#known.get(chunk);
    if (known && from >= known.from && from <= known.at) return known.at;
    this.#chunks.lastIndex = from;
    const at = this.#chunks.test(text) ? this.#chunks.lastIndex - this.#length : Number.POSITIVE_INFINITY;
    known ??= { from, at };
    known.from = from;
    known.at = at;
    this.#known.set(chunk, known);
    return at;
  }
}
