import { parseField } from './parse-field.ts';
import { testFor } from './parse-path-test.ts';
import { patternProblem } from './pattern-problem.ts';
import { ALL, allOf, anyOf, negated, type Query } from './query.ts';
import { lengthError, type QueryError } from './query-error.ts';
import { type Token, tokensOf } from './tokens.ts';

export type ParsedQuery =
  | { readonly ok: true; readonly query: Query }
  /** In the order of their places; at least one. */
  | { readonly ok: false; readonly errors: readonly QueryError[] };

/** Brackets within brackets: more than anybody writes, and less than the stack holds. */
const DEEPEST = 64;

/** Reads a query: `docs/query.md` tells the language. Any text has an answer; an empty one asks for everything. */
export function parseQuery(text: string): ParsedQuery {
  const tooLong = lengthError(text);
  if (tooLong) return { ok: false, errors: [tooLong] };
  const parser = new Parser(tokensOf(text), text.length);
  const query = parser.all();
  return parser.errors.length === 0 ? { ok: true, query } : { ok: false, errors: parser.errors };
}

/** Goes on after a mistake, so that each is told. */
class Parser {
  readonly errors: QueryError[] = [];
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #next = 0;
  #isTooDeep: boolean = false;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  all(): Query {
    if (this.#tokens.length === 0) return ALL;
    const parts: Query[] = [];
    while (this.#peek()) {
      parts.push(this.#alternatives(0));
      const rest = this.#take('close');
      if (rest) this.#missing('opening-bracket', rest);
    }
    return allOf(parts);
  }

  #alternatives(depth: number): Query {
    const parts = [this.#conditions(depth)];
    while (this.#take('or')) parts.push(this.#conditions(depth));
    return anyOf(parts);
  }

  #conditions(depth: number): Query {
    const parts = [this.#negation(depth)];
    while (!this.#isOver()) {
      this.#take('and');
      parts.push(this.#negation(depth));
    }
    return allOf(parts);
  }

  #isOver(): boolean {
    const type = this.#peek()?.type;
    return type === undefined || type === 'or' || type === 'close';
  }

  #negation(depth: number): Query {
    let isNegated: boolean = false;
    while (this.#take('not')) isNegated = !isNegated;
    const query = this.#primary(depth);
    return isNegated ? negated(query) : query;
  }

  #primary(depth: number): Query {
    const token = this.#peek();
    if (!token || token.type === 'or' || token.type === 'and' || token.type === 'close') {
      this.#missing('condition', token);
      return ALL;
    }
    this.#next++;
    switch (token.type) {
      case 'open':
        return this.#group(token, depth);
      case 'text':
        return { type: 'text', text: token.text };
      case 'pattern':
        return this.#pattern(token);
      case 'field':
        return this.#found(parseField(token));
      case 'path':
        return this.#path(token);
      default:
        this.#missing(token.type === 'unclosed' ? 'closing-quote' : 'condition', token);
        return ALL;
    }
  }

  #group(open: Token, depth: number): Query {
    if (depth === DEEPEST) {
      this.#isTooDeep = true;
      this.#missing('simpler', open);
      this.#next = this.#tokens.length;
      return ALL;
    }
    const query = this.#alternatives(depth + 1);
    if (!this.#take('close') && !this.#isTooDeep) this.#missing('closing-bracket', this.#peek());
    return query;
  }

  #pattern({ at, length, source, flags }: Extract<Token, { type: 'pattern' }>): Query {
    const detail = patternProblem(source, flags);
    if (detail !== null) this.errors.push({ at, length, expected: 'pattern', detail });
    return { type: 'pattern', source, flags };
  }

  #path(token: Extract<Token, { type: 'path' }>): Query {
    const end = token.at + token.length;
    if (token.mistakeAt !== null) this.errors.push({ at: token.mistakeAt, length: 0, expected: 'step' });
    const next = this.#peek();
    if (next?.type === 'exists') this.#next++;
    if (next?.type !== 'comparison') {
      if (next?.at === end && next.type !== 'close') this.#missing('comparison', next);
      return { type: 'path', path: token.path, test: { type: 'exists' } };
    }
    this.#next++;
    const value = this.#peek();
    const isValue = value?.type === 'text' || value?.type === 'pattern';
    if (isValue) this.#next++;
    else this.#missing(value?.type === 'unclosed' ? 'closing-quote' : 'value', value);
    if (value?.type === 'unclosed') this.#next++;
    if (!isValue) return ALL;
    return { type: 'path', path: token.path, test: this.#found(testFor(next.operator, value)) };
  }

  #found<T>(result: { readonly found: T; readonly error?: QueryError }): T {
    if (result.error) this.errors.push(result.error);
    return result.found;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  #take(type: Token['type']): Token | undefined {
    const token = this.#peek();
    if (token?.type !== type) return undefined;
    this.#next++;
    return token;
  }

  /** Without a token, it is missing at the end. */
  #missing(expected: QueryError['expected'], token: Token | undefined): void {
    this.errors.push({ at: token?.at ?? this.#end, length: token?.length ?? 0, expected });
  }
}
