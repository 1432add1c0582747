import { type Codes, codesOf } from '../json/json-codes.ts';
import { CUT, scalarEnd, skipSpace, stringEnd } from '../json/json-tokens.ts';
import { FormError, type FormMember, type FormValue } from './form-value.ts';

/** Deeper ones are refused: the stack is finite. */
const DEPTH = 200;

/** Reads JSON, https://www.rfc-editor.org/rfc/rfc8259. @throws FormError that says where it is none. */
export function readForm(text: string): FormValue {
  const reader = new FormReader(text);
  const form = reader.value(0);
  reader.expectEnd();
  return form;
}

class FormReader {
  readonly #text: string;
  readonly #codes: Codes;
  #at = 0;

  constructor(text: string) {
    this.#text = `${text} `; // with a space behind it, a number has an end
    this.#codes = codesOf(this.#text, 0, this.#text.length);
  }

  value(depth: number): FormValue {
    if (depth > DEPTH) throw this.#error('nested too deep');
    if (this.#takes('{')) return { kind: 'object', members: this.#until('}', () => this.#member(depth)) };
    if (this.#takes('[')) return { kind: 'array', items: this.#until(']', () => this.value(depth + 1)) };
    if (this.#text[this.#at] === '"') return { kind: 'string', source: this.#string() };
    const end = scalarEnd(this.#codes, this.#at);
    if (end < 0) throw this.#error(end === CUT ? 'a value is missing' : 'no value of JSON begins here');
    const source = this.#text.slice(this.#at, end);
    this.#at = end;
    return { kind: /^[-\d]/.test(source) ? 'number' : 'word', source };
  }

  expectEnd(): void {
    this.#at = skipSpace(this.#codes, this.#at);
    if (this.#at < this.#text.length) throw this.#error('nothing may follow the value');
  }

  #member(depth: number): FormMember {
    this.#at = skipSpace(this.#codes, this.#at);
    if (this.#text[this.#at] !== '"') throw this.#error('a key in double quotes is missing');
    const key = this.#string();
    if (!this.#takes(':')) throw this.#error('a colon is missing');
    return { key, name: stringOf(key), value: this.value(depth + 1) };
  }

  #until<T>(close: string, read: () => T): T[] {
    const parts: T[] = [];
    if (this.#takes(close)) return parts;
    do parts.push(read());
    while (this.#takes(','));
    if (!this.#takes(close)) throw this.#error(`a comma or ${close} is missing`);
    return parts;
  }

  #string(): string {
    const start = this.#at;
    const end = stringEnd(this.#codes, start);
    if (end < 0)
      throw this.#error(end === CUT ? 'a string has no end' : 'a string has a character that must be escaped');
    this.#at = end;
    return this.#text.slice(start, end);
  }

  #takes(character: string): boolean {
    this.#at = skipSpace(this.#codes, this.#at);
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #error(what: string): FormError {
    const before = this.#text.slice(0, this.#at).split('\n');
    return new FormError(what, `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`);
  }
}

/** What the literal of a string stands for. */
export function stringOf(source: string): string {
  const text: unknown = JSON.parse(source);
  return String(text);
}
