import type { SlicedWork } from '../slices/sliced-work.ts';
import { runAtOnce } from '../slices/sliced-work.ts';
import { JsonIndex } from './json-index.ts';
import { checkedStringEnd, checkedWordEnd, isSpaceAt } from './json-token.ts';

/** Tokens that are read between two looks at the clock. */
const TOKENS = 2_048;

/** What may stand next. `first-…`: or the end of the container that has just begun. */
type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'next' | 'end';

/**
 * Reads a JSON text, strictly and however deep, in slices: it may have many million values. It does not use
 * `JSON.parse`, which cannot be interrupted, loses digits, and needs an object for each value.
 */
export class JsonScanner implements SlicedWork {
  /** Where the text stops being JSON; null as long as it is. */
  fault: number | null = null;
  readonly #text: string;
  readonly #index: JsonIndex;
  #at = 0;
  #expected: Expected = 'value';
  /** The container that is open, and how many children it has so far. */
  #container = -1;
  #count = 0;

  constructor(text: string) {
    this.#text = text;
    this.#index = new JsonIndex(text);
  }

  get isDone(): boolean {
    return this.fault !== null || (this.#expected === 'end' && this.#at >= this.#text.length);
  }

  get progress(): number {
    return this.#text.length === 0 ? 1 : this.#at / this.#text.length;
  }

  /** Null when the text is no JSON. To be asked when it is done. */
  get index(): JsonIndex | null {
    return this.fault === null ? this.#index : null;
  }

  advance(isTimeUp: () => boolean): void {
    do {
      for (let count = 0; count < TOKENS && !this.isDone; count++) this.#token();
    } while (!this.isDone && !isTimeUp());
  }

  #token(): void {
    while (isSpaceAt(this.#text, this.#at)) this.#at++;
    if (this.isDone) return;
    const character = this.#text[this.#at] ?? '';
    switch (this.#expected) {
      case 'value':
        return this.#value(character);
      case 'first-value':
        return character === ']' ? this.#close() : this.#value(character);
      case 'first-key':
        return character === '}' ? this.#close() : this.#key();
      case 'key':
        return this.#key();
      case 'colon':
        return this.#step(character === ':', 'value');
      case 'next':
        return this.#next(character);
      default:
        this.fault = this.#at;
    }
  }

  #value(character: string): void {
    if (character === '{' || character === '[') {
      this.#container = this.#index.open(this.#at, this.#container, this.#count);
      this.#count = 0;
      return this.#step(true, character === '{' ? 'first-key' : 'first-value');
    }
    const end = character === '"' ? checkedStringEnd(this.#text, this.#at) : checkedWordEnd(this.#text, this.#at);
    if (end < 0) this.fault = this.#at;
    else {
      this.#index.addScalar(this.#at);
      this.#at = end;
      this.#after();
    }
  }

  #key(): void {
    const end = this.#text[this.#at] === '"' ? checkedStringEnd(this.#text, this.#at) : -1;
    if (end < 0) this.fault = this.#at;
    else {
      this.#at = end;
      this.#expected = 'colon';
    }
  }

  #next(character: string): void {
    const isObject = this.#isObject();
    if (character === (isObject ? '}' : ']')) this.#close();
    else this.#step(character === ',', isObject ? 'key' : 'value');
  }

  #close(): void {
    const ordinal = this.#index.ordinalOf(this.#container);
    this.#at++;
    this.#container = this.#index.close(this.#container, this.#at, this.#count);
    this.#count = ordinal;
    this.#after();
  }

  /** One value has ended. */
  #after(): void {
    this.#count++;
    this.#expected = this.#container < 0 ? 'end' : 'next';
  }

  #step(isRight: boolean, expected: Expected): void {
    if (isRight) {
      this.#at++;
      this.#expected = expected;
    } else this.fault = this.#at;
  }

  #isObject(): boolean {
    return this.#index.isObject(this.#container);
  }
}

/** Reads a text that is known to be short; null when it is no JSON. */
export function parseJson(text: string): JsonIndex | null {
  const scanner = new JsonScanner(text);
  runAtOnce(scanner);
  return scanner.index;
}

/** False for most of what is no JSON, at no cost. */
export const mayBeJson = (text: string): boolean => /^[ \t\n\r]*["{[\-\dtfn]/.test(text);
