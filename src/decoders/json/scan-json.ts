import { CUT, INVALID, scalarEnd, skipSpace, stringEnd } from './json-tokens.ts';
import { TextPlaces, utf8Of } from './text-places.ts';

/** A member of the outermost object or array: where its value stands in the text. */
export interface ScannedMember {
  /** Empty in an array. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

export interface ScannedJson {
  readonly kind: 'object' | 'array';
  readonly members: readonly ScannedMember[];
  /** Behind the value, or where the scan was cut off. */
  readonly end: number;
  /** False: it goes on behind the limit, and what was seen of it is well-formed. */
  readonly isWhole: boolean;
}

/** Members beyond these, and those with longer keys, are checked and not kept. */
const MEMBERS = 256;
const KEY_LENGTH = 64;

const COMMA = 0x2c;
const COLON = 0x3a;
const QUOTE = 0x22;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/**
 * Goes through an object or an array without building it: all of it is checked, only the outermost members are kept.
 * `isPart`: the text is only the beginning of what there is. Null: no JSON, up to `limit`.
 */
export function scanJson(text: string, start: number, limit: number, isPart = false): ScannedJson | null {
  const end = Math.max(start, Math.min(limit, text.length));
  const part = start === 0 && end === text.length ? text : text.slice(start, end);
  return scanUtf8({ text, start, end, bytes: utf8Of(part) }, isPart);
}

/** A text from `start` up to `end`, and the UTF-8 of that. */
export interface TextPart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
}

/** The same of a part of a text whose UTF-8 is at hand. Tokens are told by their bytes: all that tells them is ASCII. */
export function scanUtf8({ text, start, end, bytes }: TextPart, isPart = false): ScannedJson | null {
  const at = skipSpace(bytes, 0);
  const kind = bytes[at] === OPEN_OBJECT ? 'object' : 'array';
  if (kind === 'array' && bytes[at] !== OPEN_ARRAY) return null;
  const places = new TextPlaces(bytes, start, end - start);
  const scanner = new Scanner(text, bytes, places);
  const stop = scanner.run(at);
  if (stop === INVALID || (stop === CUT && end === text.length && !isPart)) return null;
  return { kind, members: scanner.members, end: stop === CUT ? end : places.of(stop), isWhole: stop !== CUT };
}

const SPACE = /[ \t\n\r]*/y;

/** Behind the white space of JSON in a text. */
export function behindSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  return SPACE.test(text) ? SPACE.lastIndex : from;
}

/** Iterative, because a hostile text may be nested deeper than the stack. */
class Scanner {
  readonly members: ScannedMember[] = [];
  readonly #text: string;
  readonly #bytes: Uint8Array;
  readonly #places: TextPlaces;
  #at = 0;
  /** Of each open container, whether it is an object. */
  readonly #open: boolean[] = [];
  #key = '';
  #memberStart = 0;

  constructor(text: string, bytes: Uint8Array, places: TextPlaces) {
    this.#text = text;
    this.#bytes = bytes;
    this.#places = places;
  }

  /** Behind the outermost value, or `INVALID`, or `CUT`. */
  run(at: number): number {
    this.#at = at;
    do {
      const isOver = this.#value();
      if (this.#at < 0) return this.#at;
      if (isOver) this.#afterValue();
      if (this.#at < 0) return this.#at;
    } while (this.#open.length > 0);
    return this.#at;
  }

  /** From the beginning of a value to its end, or to the first value in it: then false. */
  #value(): boolean {
    const code = this.#bytes[this.#at] ?? CUT;
    if (this.#open.length === 1) this.#memberStart = this.#at;
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) return this.#container(code === OPEN_OBJECT);
    if (code === CUT) this.#at = CUT;
    else if (code === QUOTE) this.#at = stringEnd(this.#bytes, this.#at);
    else this.#at = scalarEnd(this.#bytes, this.#at);
    return true;
  }

  #container(isObject: boolean): boolean {
    this.#at = skipSpace(this.#bytes, this.#at + 1);
    if (this.#bytes[this.#at] === (isObject ? CLOSE_OBJECT : CLOSE_ARRAY)) {
      this.#at++;
      return true;
    }
    this.#open.push(isObject);
    if (isObject) this.#readKey();
    return false;
  }

  /** Up to the value of a member, behind its key and colon. */
  #readKey(): void {
    if (this.#at >= this.#bytes.length) return this.#stop(CUT);
    if (this.#bytes[this.#at] !== QUOTE) return this.#stop(INVALID);
    const start = this.#at;
    this.#at = stringEnd(this.#bytes, start);
    if (this.#at < 0) return;
    if (this.#open.length === 1) this.#key = this.#keyText(start);
    this.#at = skipSpace(this.#bytes, this.#at);
    if (this.#at >= this.#bytes.length) return this.#stop(CUT);
    if (this.#bytes[this.#at] !== COLON) return this.#stop(INVALID);
    this.#at = skipSpace(this.#bytes, this.#at + 1);
  }

  /** As it is written: a key with escapes is none that anyone looks for. */
  #keyText(quote: number): string {
    const start = this.#places.of(quote + 1);
    const end = this.#places.of(this.#at - 1);
    return end - start > KEY_LENGTH ? '' : this.#text.slice(start, end);
  }

  /** Closes what ends behind a value, up to where the next value begins. */
  #afterValue(): void {
    while (this.#open.length > 0) {
      if (this.#open.length === 1) this.#keep();
      const isObject = this.#open.at(-1) === true;
      this.#at = skipSpace(this.#bytes, this.#at);
      if (this.#at >= this.#bytes.length) return this.#stop(CUT);
      const code = this.#bytes[this.#at++];
      if (code === COMMA) {
        this.#at = skipSpace(this.#bytes, this.#at);
        return isObject ? this.#readKey() : undefined;
      }
      if (code !== (isObject ? CLOSE_OBJECT : CLOSE_ARRAY)) return this.#stop(INVALID);
      this.#open.pop();
    }
  }

  #keep(): void {
    if (this.members.length >= MEMBERS) return;
    const start = this.#places.of(this.#memberStart);
    this.members.push({ key: this.#key, start, end: this.#places.of(this.#at) });
    this.#key = '';
  }

  #stop(why: typeof CUT | typeof INVALID): void {
    this.#at = why;
  }
}
