import type { Field, JsonText } from '../decoder.ts';
import { codesOf } from './json-codes.ts';
import { CUT, scalarEnd, skipSpace, stringEnd } from './json-tokens.ts';
import { behindSpace, type ScannedJson, scanJson } from './scan-json.ts';

/** UTF-16 units of one text that decoders look at; a longer one is named by its beginning. */
const LOOKED_AT = 256 * 1024;
const QUOTE = 0x22;

/**
 * An object or array whose outermost members are found, and read when they are asked for.
 * @throws Error when the text is neither; `isPart`: it may be only the beginning of one.
 */
export function readJson(text: string, isPart = false): JsonReader {
  const scanned = scanJson(text, 0, LOOKED_AT, isPart);
  if (!scanned || (scanned.isWhole && behindSpace(text, scanned.end) < text.length)) {
    throw new Error('not well-formed JSON');
  }
  return new JsonReader(text, scanned);
}

/** Whether the whole text is one JSON value; of a longer one than is looked at, whether it begins like one. */
export function isJson(text: string): boolean {
  if (/^[ \t\n\r]*[{[]/.test(text)) {
    const scanned = scanJson(text, 0, LOOKED_AT);
    return scanned !== null && (!scanned.isWhole || behindSpace(text, scanned.end) === text.length);
  }
  // With a space behind it, a number has an end.
  const codes = codesOf(`${text.slice(0, LOOKED_AT)} `, 0, Math.min(text.length, LOOKED_AT) + 1);
  const start = skipSpace(codes, 0);
  const end = codes[start] === QUOTE ? stringEnd(codes, start) : scalarEnd(codes, start);
  return end > 0 ? skipSpace(codes, end) === codes.length : end === CUT && text.length > LOOKED_AT;
}

/** Members by their key, or by their index. Of several with one key, the last counts, as in every parser. */
export class JsonReader {
  readonly kind: 'object' | 'array';
  readonly #text: string;
  readonly #scanned: ScannedJson;

  constructor(text: string, scanned: ScannedJson) {
    this.kind = scanned.kind;
    this.#text = text;
    this.#scanned = scanned;
  }

  /** Members that are told apart. */
  get size(): number {
    return this.#scanned.members.length;
  }

  /** Of an object, each once. */
  keys(): string[] {
    return [...new Set(this.#scanned.members.map(({ key }) => key))];
  }

  /** As it is written; undefined when there is none. */
  source(key: string | number): string | undefined {
    const { members } = this.#scanned;
    const member = typeof key === 'number' ? members[key] : members.findLast((candidate) => candidate.key === key);
    return member && this.#text.slice(member.start, member.end);
  }

  /** Of a string, its text; undefined for any other value. */
  text(key: string | number): string | undefined {
    const source = this.source(key);
    return source?.startsWith('"') ? textOf(source) : undefined;
  }

  /** Of a number; undefined for any other value. */
  number(key: string | number): number | undefined {
    const source = this.source(key);
    return source !== undefined && /^-?\d/.test(source) ? Number(source) : undefined;
  }

  /** An object or array inside; undefined for any other value. */
  inside(key: string | number): JsonReader | undefined {
    const source = this.source(key);
    return source !== undefined && /^[{[]/.test(source) ? readJson(source, !this.#scanned.isWhole) : undefined;
  }

  /** What is written from a member of an array on, as an array. */
  rest(from: number): string {
    const first = this.#scanned.members[from];
    return first ? `[${this.#text.slice(first.start)}` : '[]';
  }

  /** A field for each member that is there. */
  fields(...keys: readonly string[]): Field[] {
    return keys.flatMap((key) => {
      const source = this.source(key);
      return source === undefined ? [] : [jsonField(key, source)];
    });
  }
}

/** A string as its text, anything else as JSON. */
export function jsonField(name: string, source: string): Field {
  const value: string | JsonText = source.startsWith('"') ? textOf(source) : { json: source };
  return { name, value };
}

/** What a well-formed string literal stands for. */
export function textOf(source: string): string {
  if (!source.includes('\\')) return source.slice(1, -1);
  const text: unknown = JSON.parse(source);
  return String(text);
}
