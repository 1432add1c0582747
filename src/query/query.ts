import type { Path, PathTest } from './path.ts';
import type { Range } from './range.ts';

/** What the user asks for, as a tree. `parseQuery` reads it from text, `printQuery` writes it. */
export type Query =
  | { readonly type: 'all' }
  | { readonly type: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly type: 'not'; readonly part: Query }
  | Term;

/** One condition on a row. */
export type Term =
  /** The text is somewhere in the payload, whatever its case. */
  | { readonly type: 'text'; readonly text: string }
  /** A regular expression of the user's: it runs where it can be stopped. */
  | { readonly type: 'pattern'; readonly source: string; readonly flags: string }
  | { readonly type: 'choice'; readonly field: ChoiceField; readonly value: string }
  | { readonly type: 'name'; readonly field: NameField; readonly text: string }
  /** In bytes for `size`, else in ms: since the start of the session, or, with `isClock`, since midnight. */
  | { readonly type: 'range'; readonly field: RangeField; readonly range: Range; readonly isClock: boolean }
  | { readonly type: 'path'; readonly path: Path; readonly test: PathTest };

const DIRECTIONS = ['sent', 'received'] as const;
const OPCODES = ['text', 'binary'] as const;
/** What a row can be; each is explained in docs/query.md. */
export const FLAGS = [
  'message',
  'resent',
  'edited',
  'held',
  'injected',
  'dropped',
  'discarded',
  'truncated',
  'heartbeat',
  'error',
  'lost',
  'request',
  'reply',
  'unanswered',
  'duplicate',
  'orphan',
  'violation',
  'undocumented',
  'bookmarked',
  'noted',
] as const;
export type Flag = (typeof FLAGS)[number];

/** Fields whose values are a closed set. */
export const CHOICES = { dir: DIRECTIONS, opcode: OPCODES, is: FLAGS } as const;
export type ChoiceField = keyof typeof CHOICES;

/** `conn` is a connection's id, `url` a part of its URL, `violation` of the text of one; the others are whole names, in which `*` stands for anything. */
const NAME_FIELDS = ['conn', 'url', 'kind', 'subprotocol', 'decoder', 'violation'] as const;
export type NameField = (typeof NAME_FIELDS)[number];

const RANGE_FIELDS = ['size', 'time', 'latency'] as const;
export type RangeField = (typeof RANGE_FIELDS)[number];

export type FieldName = ChoiceField | NameField | RangeField;
export const FIELD_NAMES: readonly FieldName[] = [
  'dir',
  'kind',
  'conn',
  'url',
  'is',
  'size',
  'time',
  'latency',
  'opcode',
  'subprotocol',
  'decoder',
  'violation',
];

export const isChoiceField = (name: string): name is ChoiceField => Object.hasOwn(CHOICES, name);
export const isNameField = (name: string): name is NameField => NAME_FIELDS.some((field) => field === name);
export const isFieldName = (name: string): name is FieldName => FIELD_NAMES.some((field) => field === name);

/** Matches every row. */
export const ALL: Query = { type: 'all' };

export const allOf = (parts: readonly Query[]): Query => joined('and', parts);
export const anyOf = (parts: readonly Query[]): Query => joined('or', parts);

/** The opposite; of an opposite, what it was. */
export const negated = (query: Query): Query => (query.type === 'not' ? query.part : { type: 'not', part: query });

/** The conditions that must all hold. */
export function conjuncts(query: Query): readonly Query[] {
  if (query.type === 'all') return [];
  return query.type === 'and' ? query.parts : [query];
}

/** Every condition of a query. */
export function termsOf(query: Query): readonly Term[] {
  switch (query.type) {
    case 'all':
      return [];
    case 'and':
    case 'or':
      return query.parts.flatMap(termsOf);
    case 'not':
      return termsOf(query.part);
    default:
      return [query];
  }
}

/** Whether the last digits of long numbers make a difference to it. */
export function asksForDigits(term: Term): boolean {
  if (term.type !== 'path' || term.test.type === 'exists') return false;
  return term.test.type !== 'compare' || typeof term.test.value === 'bigint';
}

function joined(type: 'and' | 'or', parts: readonly Query[]): Query {
  // `(a b) c` is `a b c`: one way to say a thing.
  const flat = parts.flatMap((part) => (part.type === type ? part.parts : part.type === 'all' ? [] : [part]));
  return flat.length > 1 ? { type, parts: flat } : (flat[0] ?? ALL);
}
