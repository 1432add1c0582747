import { literalPattern } from '../query/literal-pattern.ts';
import type { PayloadStore } from './payload-store.ts';
import { payloadText } from './payload-text.ts';

/** What is known of the places of a text in one chunk. */
interface Known {
  /** From here on the first place of the text that is looked for is `at`. */
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
  /** What was asked for last: neighbours mostly are in the same chunk. */
  #chunk = -1;
  /** Undefined for bytes, and for a chunk that still gathered texts when it was looked at. */
  #text: string | undefined;
  #last: Known = { from: 0, at: -1 };

  constructor(store: PayloadStore, text: string) {
    this.#store = store;
    this.#each = literalPattern(text);
    this.#chunks = literalPattern(text, 'giu');
    this.#length = text.length;
  }

  has(index: number): boolean {
    const chunk = this.#store.chunk(index);
    if (chunk !== this.#chunk) this.#look(chunk);
    const text = this.#text;
    if (text === undefined) return this.#each.test(payloadText({ data: this.#store.at(index) }));
    const offset = this.#store.offset(index);
    const known = this.#last;
    if (offset < known.from || offset > known.at) {
      this.#chunks.lastIndex = known.from = offset;
      known.at = this.#chunks.test(text) ? this.#chunks.lastIndex - this.#length : Number.POSITIVE_INFINITY;
    }
    // A place may reach into the next content: then none is in this one, because all places are of one length.
    return known.at + this.#length <= offset + this.#store.length(index);
  }

  #look(chunk: number): void {
    this.#chunk = chunk;
    this.#text = this.#store.joinedText(chunk);
    this.#last = this.#known.get(chunk) ?? { from: 0, at: -1 };
    if (this.#text !== undefined) this.#known.set(chunk, this.#last);
  }
}
