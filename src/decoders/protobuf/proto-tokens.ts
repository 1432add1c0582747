import { SchemaFormatError } from '../schema/schema-format.ts';

/** White space and comments, or one token: a text, a name, a number, or a single character. */
const TOKEN =
  /(\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|[A-Za-z_]\w*|\.?\d(?:[eE][+-]|[\w.])*|[\s\S]/y;
const NAME = /^[A-Za-z_]\w*$/;

/** The tokens of a `.proto` file, one after the other. */
export class ProtoTokens {
  readonly #path: string;
  readonly #text: string;
  /** Behind the token. */
  #at = 0;
  #token = '';

  constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
    this.next();
  }

  /** The one that is to be read next; empty at the end. */
  get token(): string {
    return this.#token;
  }

  /** What comes behind it, without going there. */
  get following(): string {
    const [at, token] = [this.#at, this.#token];
    this.next();
    const following = this.#token;
    [this.#at, this.#token] = [at, token];
    return following;
  }

  /** Goes on by one token, and returns the one that it leaves. */
  next(): string {
    const left = this.#token;
    this.#token = '';
    while (this.#at < this.#text.length) {
      TOKEN.lastIndex = this.#at;
      const [found = '', space] = TOKEN.exec(this.#text) ?? [];
      this.#at += found.length;
      if (space !== undefined) continue;
      this.#token = found;
      break;
    }
    return left;
  }

  takes(token: string): boolean {
    if (this.#token !== token) return false;
    this.next();
    return true;
  }

  expect(token: string): void {
    if (!this.takes(token)) throw this.error(`${token} is expected`);
  }

  name(): string {
    if (!NAME.test(this.#token)) throw this.error('a name is expected');
    return this.next();
  }

  /** `a.b.C`, also with a dot in front. */
  path(): string {
    let path = this.takes('.') ? '.' : '';
    path += this.name();
    while (this.takes('.')) path += `.${this.name()}`;
    return path;
  }

  /** A whole number, decimal, octal or hexadecimal. */
  integer(): number {
    const sign = this.takes('-') ? -1 : 1;
    const digits = /^0\d/.test(this.#token) ? `0o${this.#token.slice(1)}` : this.#token;
    const value = /^\d/.test(digits) ? Number(digits) : Number.NaN;
    if (!Number.isInteger(value)) throw this.error('a whole number is expected');
    this.next();
    return sign * value;
  }

  /** A text in quotes, without them; its escapes stay as they are, because no path and no word needs one. */
  text(): string {
    if (!/^["']./.test(this.#token)) throw this.error('a text in quotes is expected');
    return this.next().slice(1, -1);
  }

  /** All up to one of these, which are taken only at the end of as many brackets as were opened. Returned as words. */
  upTo(...ends: readonly string[]): string {
    const words: string[] = [];
    let open = 0;
    while (open > 0 || !ends.includes(this.#token)) {
      if (this.#token === '') throw this.error(`${ends[0]} is missing`);
      if ('{[('.includes(this.#token)) open++;
      if ('}])'.includes(this.#token) && --open < 0) throw this.error(`${ends[0]} is expected`);
      words.push(this.next());
    }
    return words.join(' ');
  }

  error(problem: string): SchemaFormatError {
    const line = this.#text.slice(0, Math.max(0, this.#at - this.#token.length)).split('\n').length;
    const found = this.#token === '' ? 'the end' : this.#token.slice(0, 40);
    return new SchemaFormatError(`${this.#path}, line ${line}:`, `${problem}, not ${found}`);
  }
}
