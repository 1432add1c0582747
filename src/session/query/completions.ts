import type { Path } from '../../query/path.ts';
import { printQuery } from '../../query/print-query.ts';
import {
  CHOICES,
  type ChoiceField,
  FIELD_NAMES,
  type FieldName,
  isChoiceField,
  isNameField,
  type NameField,
} from '../../query/query.ts';
import { type FieldToken, type Token, tokensOf } from '../../query/tokens.ts';
import { nextSteps, seenValues } from './path-completions.ts';
import type { SeenAt } from './seen-json.ts';

/** What has been seen, for values to choose from; the most useful first. */
export interface Seen {
  readonly kinds: readonly string[];
  readonly urls: readonly string[];
  readonly subprotocols: readonly string[];
  readonly decoders: readonly string[];
  readonly connections: readonly { readonly id: string; readonly url: string }[];
  /** What messages have at a path. */
  readonly at: (path: Path) => SeenAt;
}

/** One thing that could be written. */
export interface Completion {
  readonly text: string;
  /** `path`: there is more below it; `word`: also a path that ends there. */
  readonly type: 'field' | 'value' | 'path' | 'word';
  /** The field that it begins, or is a value of; of a word, none. */
  readonly field: FieldName | null;
  /** What tells more of a value: the URL of a connection. */
  readonly detail: string;
}

/** `items` may stand in the place of what is between `from` and `to`. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
}

/** Items of a list: more would not be looked through. */
export const MOST = 50;
const EXAMPLES = {
  size: ['>1k', '>10k', '>100k', '>1M', '<100'],
  time: ['>10s', '<10s', '10s..20s', '>12:30:00'],
  latency: ['>100ms', '>1s', '<10ms', '100ms..1s'],
} as const;
const COMPARISONS = ['==', '!=', '>', '>=', '<', '<=', '~', 'exists'];
const WORDS = ['not', 'and', 'or', '$.'];

/** What could be written at the cursor. `cursor`: UTF-16 units. */
export function completions(text: string, cursor: number, seen: Seen): Completions {
  const tokens = tokensOf(text);
  const token = tokens.find(({ at, length }) => at < cursor && cursor <= at + length);
  const before = tokens.findLast(({ at, length }) => at + length < cursor);
  const compared = before?.type === 'comparison' && before.operator !== '~' ? tokens[tokens.indexOf(before) - 1] : null;
  if (!token || text.slice(token.at, token.at + token.length) === '-') {
    if (compared?.type === 'path')
      return { from: cursor, to: cursor, items: seenValues(compared.path, '', seen.at).slice(0, MOST) };
    return { from: cursor, to: cursor, items: before?.type === 'path' ? comparisons('') : allFields() };
  }
  const place = { from: token.at, to: token.at + token.length };
  const typed = text.slice(token.at, cursor);
  const path = pathAround(token, before);
  if (path)
    return { from: path.at, to: place.to, items: nextSteps(text.slice(path.at, cursor), seen.at).slice(0, MOST) };
  if (compared?.type === 'path' && isValue(token) && cursor === place.to)
    return { ...place, items: seenValues(compared.path, typed, seen.at).slice(0, MOST) };
  if (token.type === 'field' && cursor >= token.valueAt) {
    return { ...place, items: values(token, text.slice(token.valueAt, cursor), seen) };
  }
  if (before?.type === 'path' && token.type !== 'field') return { ...place, items: comparisons(typed) };
  if (!isNamed(token) || before?.type === 'comparison') return { ...place, items: [] };
  return { ...place, items: [...words(typed), ...named(typed, seen)].slice(0, MOST) };
}

/** The path that is being written: what is wrong in it is a token of its own behind it. */
function pathAround(token: Token, before: Token | undefined): Token | null {
  if (token.type === 'path') return token;
  return before?.type === 'path' && before.at + before.length === token.at && token.type === 'text' ? before : null;
}

/** Whether it is what a path is compared with, or its beginning. */
const isValue = ({ type }: Token): boolean => type === 'text' || type === 'unclosed';

/** Whether it may become a field, or a keyword. */
function isNamed(token: Token): boolean {
  if (token.type === 'text') return !token.isQuoted;
  return token.type === 'field' || token.type === 'and' || token.type === 'or' || token.type === 'not';
}

const field = (name: FieldName): Completion => ({ text: `${name}:`, type: 'field', field: name, detail: '' });
const word = (text: string): Completion => ({ text, type: 'word', field: null, detail: '' });
const allFields = (): readonly Completion[] => [...FIELD_NAMES.map(field), ...WORDS.map(word)];

const comparisons = (typed: string): readonly Completion[] =>
  COMPARISONS.filter((sign) => sign.startsWith(typed) && sign !== typed).map(word);

const words = (typed: string): readonly Completion[] =>
  WORDS.filter((known) => known.startsWith(typed) && known !== typed).map(word);

/** Fields that begin like this, and values: `sen` may become `dir:sent`, and `cha` the kind `chat`. */
function named(typed: string, seen: Seen): readonly Completion[] {
  const start = typed.toLowerCase();
  const fields = FIELD_NAMES.filter((name) => name.startsWith(start)).map(field);
  const choices = Object.entries(CHOICES).flatMap(([name, known]) =>
    isChoiceField(name) ? known.filter((value) => value.startsWith(start)).map((value) => choice(name, value)) : [],
  );
  const kinds = seen.kinds.filter((kind) => kind.toLowerCase().startsWith(start)).slice(0, MOST);
  return [...fields, ...choices, ...kinds.map((kind) => name('kind', kind))];
}

const choice = (of: ChoiceField, value: string): Completion =>
  valueItem(of, printQuery({ type: 'choice', field: of, value }));
const name = (of: NameField, text: string, detail = ''): Completion =>
  valueItem(of, printQuery({ type: 'name', field: of, text }), detail);
const valueItem = (of: FieldName, text: string, detail = ''): Completion => ({
  text,
  type: 'value',
  field: of,
  detail,
});

function values(token: FieldToken, typed: string, seen: Seen): readonly Completion[] {
  const wanted = typed.replace(/^"/, '').toLowerCase();
  const all = valuesOf(token.name, seen);
  const isThis = ({ detail, text }: Completion) =>
    `${text} ${detail}`.toLowerCase().includes(wanted, token.name.length);
  const begins = ({ text }: Completion) => text.toLowerCase().startsWith(wanted, token.name.length + 1);
  const found = all.filter(isThis);
  const sorted = [...found.filter(begins), ...found.filter((one) => !begins(one))];
  // What is written whole already needs no list.
  const isWhole = sorted.length === 1 && sorted[0]?.text.toLowerCase() === `${token.name}:${typed}`.toLowerCase();
  return isWhole ? [] : sorted.slice(0, MOST);
}

function valuesOf(of: FieldName, seen: Seen): readonly Completion[] {
  if (isChoiceField(of)) return CHOICES[of].map((value) => choice(of, value));
  if (!isNameField(of)) return EXAMPLES[of].map((value) => valueItem(of, `${of}:${value}`));
  switch (of) {
    case 'conn':
      return seen.connections.map(({ id, url }) => name(of, id, url));
    case 'url':
      return seen.urls.map((url) => name(of, url));
    case 'kind':
      return seen.kinds.map((kind) => name(of, kind));
    case 'subprotocol':
      return seen.subprotocols.map((subprotocol) => name(of, subprotocol));
    case 'violation':
      return [];
    default:
      return seen.decoders.map((decoder) => name(of, decoder));
  }
}
