import { isBoundary, literalText, patternAt, phraseEnd, skipSpaces, unquoted, wordEnd } from './lexemes.ts';
import { parsePath } from './parse-path.ts';
import { COMPARISONS, type Path } from './path.ts';
import { type FieldName, isFieldName } from './query.ts';

interface Place {
  /** UTF-16 units of the text. */
  readonly at: number;
  readonly length: number;
}

export type TokenContent =
  | { readonly type: 'open' | 'close' | 'and' | 'or' | 'not' | 'exists' | 'unclosed' }
  /** A word as it stands, or a phrase without its quotes. */
  | { readonly type: 'text'; readonly text: string; readonly isQuoted: boolean }
  | { readonly type: 'pattern'; readonly source: string; readonly flags: string }
  | FieldContent
  | { readonly type: 'path'; readonly path: Path; readonly mistakeAt: number | null }
  | { readonly type: 'comparison'; readonly operator: string };

/** `name:value`; `valueAt` is where the value begins. */
interface FieldContent {
  readonly type: 'field';
  readonly name: FieldName;
  readonly value: string;
  readonly valueAt: number;
  readonly isQuoted: boolean;
}

export type Token = TokenContent & Place;
export type TextToken = Extract<TokenContent, { type: 'text' }> & Place;
export type FieldToken = FieldContent & Place;

/** `=` and `~` as well; the longer ones first. */
const OPERATORS = [...COMPARISONS, '=', '~'];
export const beginsWithOperator = (text: string): boolean => OPERATORS.some((sign) => text.startsWith(sign));

/** Other names of fields, as people guess them. */
const ALIASES: Readonly<Record<string, FieldName>> = {
  direction: 'dir',
  connection: 'conn',
  type: 'kind',
  protocol: 'subprotocol',
};

/** The parts of a query's text, in order; only spaces are left out. Knows any text. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skipSpaces(text, 0); at < text.length; ) {
    const { end, ...content } = tokenAt(text, at, tokens.at(-1));
    tokens.push({ ...content, at, length: end - at });
    at = skipSpaces(text, end);
  }
  return tokens;
}

type Lexed = TokenContent & { readonly end: number };

function tokenAt(text: string, at: number, previous: Token | undefined): Lexed {
  const isAfterPath = previous?.type === 'path';
  const operator = isAfterPath ? OPERATORS.find((sign) => text.startsWith(sign, at)) : undefined;
  if (operator) return { type: 'comparison', operator, end: at + operator.length };
  if (isAfterPath && /^exists(?![^\s)])/i.test(text.slice(at, at + 7))) return { type: 'exists', end: at + 6 };
  const isValue = previous?.type === 'comparison';
  switch (text.charAt(at)) {
    case '(':
      return { type: 'open', end: at + 1 };
    case ')':
      return { type: 'close', end: at + 1 };
    case '"':
      return phraseAt(text, at, isValue ? literalText : unquoted);
    case "'":
      return (isValue ? singleQuotedAt(text, at) : undefined) ?? wordAt(text, at);
    case '/':
      // `$.path == /chat/` compares with a text.
      return (isValue && previous.operator !== '~' ? undefined : patternToken(text, at)) ?? wordAt(text, at);
    case '-':
      return isValue || isBoundary(text, at + 1) ? wordAt(text, at) : { type: 'not', end: at + 1 };
    case '$':
      return isValue ? wordAt(text, at) : (pathAt(text, at) ?? wordAt(text, at));
    case '.':
      return (isValue ? undefined : comparedPathAt(text, at)) ?? wordAt(text, at);
    default:
      return isValue ? wordAt(text, at) : (keywordAt(text, at) ?? fieldAt(text, at) ?? wordAt(text, at));
  }
}

function phraseAt(text: string, at: number, read: (phrase: string) => string): Lexed {
  const end = phraseEnd(text, at);
  if (end < 0) return { type: 'unclosed', end: text.length };
  if (!isBoundary(text, end)) return wordAt(text, at); // `"type":"chat"` is a piece of JSON
  return { type: 'text', text: read(text.slice(at, end)), isQuoted: true, end };
}

/** `it's` is a text: only what ends with its quote is a phrase. */
function singleQuotedAt(text: string, at: number): Lexed | undefined {
  const phrase = phraseAt(text, at, literalText);
  return phrase.type === 'text' && phrase.isQuoted ? phrase : undefined;
}

function patternToken(text: string, at: number): Lexed | undefined {
  const pattern = patternAt(text, at);
  return pattern && { type: 'pattern', ...pattern };
}

/** `$5` is a text. */
function pathAt(text: string, at: number): Lexed | undefined {
  if (!isBoundary(text, at + 1) && !/[.[=!<>~]/.test(text.charAt(at + 1))) return undefined;
  const { mistakeAt = null, ...lexeme } = parsePath(text, at);
  return { type: 'path', ...lexeme, mistakeAt };
}

/** As jq begins a path, without `$`; `.x` is a text unless it is compared with something. */
function comparedPathAt(text: string, at: number): Lexed | undefined {
  const { end, mistakeAt, path } = parsePath(text, at - 1); // its steps begin behind the `$`
  if (mistakeAt !== undefined || path.length === 0 || !beginsWithOperator(text.slice(skipSpaces(text, end))))
    return undefined;
  return { type: 'path', path, mistakeAt: null, end };
}

function keywordAt(text: string, at: number): Lexed | undefined {
  const end = wordEnd(text, at);
  switch (text.slice(at, end)) {
    case 'and':
    case 'AND':
    case '&&':
      return { type: 'and', end };
    case 'or':
    case 'OR':
    case '||':
      return { type: 'or', end };
    case 'not':
    case 'NOT':
      return { type: 'not', end };
    default:
      return undefined;
  }
}

function fieldAt(text: string, at: number): Lexed | undefined {
  const [, word = ''] = /^([a-z]{1,11}):/.exec(text.slice(at, at + 12)) ?? [];
  const name = Object.hasOwn(ALIASES, word) ? ALIASES[word] : word;
  if (name === undefined || !isFieldName(name)) return undefined;
  const valueAt = at + word.length + 1;
  const phrase = phraseOfName(text, valueAt);
  if (phrase?.type === 'unclosed') return phrase;
  const isQuoted = phrase?.type === 'text' && phrase.isQuoted;
  const { end, text: value } = isQuoted ? phrase : wordAt(text, valueAt);
  return { type: 'field', name, value, valueAt, isQuoted, end };
}

function phraseOfName(text: string, at: number): Lexed | undefined {
  if (text[at] === "'") return singleQuotedAt(text, at);
  return text[at] === '"' ? phraseAt(text, at, literalText) : undefined;
}

function wordAt(text: string, at: number): Extract<TokenContent, { type: 'text' }> & { end: number } {
  const end = wordEnd(text, at);
  return { type: 'text', text: text.slice(at, end), isQuoted: false, end };
}
