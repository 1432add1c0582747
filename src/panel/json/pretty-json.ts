import { runAtOnce, type SlicedWork } from '../slices/sliced-work.ts';
import { isSpaceAt, stringEnd } from './json-token.ts';

/** Deeper levels are not indented further: the text would grow with the square of the depth. */
const DEEPEST_INDENT = 40;
/** Tokens that are written between two looks at the clock. */
const TOKENS = 4_096;
/** Parts that are joined to one, so that not every token stays a string of its own. */
const PARTS = 16_384;

/**
 * Lays a JSON text out over several lines. Only white space between tokens changes: every number and string stays,
 * and so does all of a text that turns out to be none.
 */
export class PrettyJson implements SlicedWork {
  readonly #text: string;
  readonly #joined: string[] = [];
  #parts: string[] = [];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isDone(): boolean {
    return this.#at >= this.#text.length;
  }

  get progress(): number {
    return this.#at / Math.max(1, this.#text.length);
  }

  get result(): string {
    return [...this.#joined, ...this.#parts].join('');
  }

  advance(isTimeUp: () => boolean): void {
    do {
      for (let count = 0; count < TOKENS && !this.isDone; count++) this.#token();
      if (this.#parts.length < PARTS) continue;
      this.#joined.push(this.#parts.join(''));
      this.#parts = [];
    } while (!this.isDone && !isTimeUp());
  }

  #token(): void {
    const character = this.#text[this.#at] ?? '';
    if (character === '"') this.#copy(stringEnd(this.#text, this.#at));
    else if (character === '{' || character === '[') this.#open(character);
    else if (character === '}' || character === ']') {
      this.#depth--;
      this.#write(`${this.#lineBreak()}${character}`);
    } else if (character === ',') this.#write(`,${this.#lineBreak()}`);
    else if (character === ':') this.#write(': ');
    else if (isSpaceAt(this.#text, this.#at)) this.#at++;
    else this.#copy(this.#plainEnd());
  }

  #open(character: string): void {
    let close = this.#at + 1;
    while (isSpaceAt(this.#text, close)) close++;
    const end = this.#text[close];
    if (end === '}' || end === ']') {
      this.#parts.push(character + end);
      this.#at = close + 1;
    } else {
      this.#depth++;
      this.#write(`${character}${this.#lineBreak()}`);
    }
  }

  #write(part: string): void {
    this.#parts.push(part);
    this.#at++;
  }

  #copy(end: number): void {
    this.#parts.push(this.#text.slice(this.#at, end));
    this.#at = end;
  }

  #plainEnd(): number {
    let end = this.#at + 1;
    while (end < this.#text.length && !'"{}[],: \t\n\r'.includes(this.#text[end] ?? '')) end++;
    return end;
  }

  #lineBreak(): string {
    return `\n${'  '.repeat(Math.min(Math.max(0, this.#depth), DEEPEST_INDENT))}`;
  }
}

/** A text that is known to be short, over several lines. */
export function prettyJson(text: string): string {
  const pretty = new PrettyJson(text);
  runAtOnce(pretty);
  return pretty.result;
}

/** A valid JSON text without white space between its tokens. */
export function compactJson(text: string): string {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = at + 1;
    if (text[at] === '"') end = stringEnd(text, at);
    if (!isSpaceAt(text, at)) parts.push(text.slice(at, end));
    at = end;
  }
  return parts.join('');
}
