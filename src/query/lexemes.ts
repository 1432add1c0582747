/** Where things end in the text of a query. Every function looks at each character once, whatever the text. */

/** Whitespace, a closing bracket and the end: what may follow a whole term. */
export const isBoundary = (text: string, at: number): boolean => at >= text.length || /[\s)]/.test(text.charAt(at));

export function skipSpaces(text: string, at: number): number {
  let end = at;
  while (end < text.length && /\s/.test(text.charAt(end))) end++;
  return end;
}

/** The index after the closing quote of the phrase that begins with the quote at `at`; -1 when there is none. */
export function phraseEnd(text: string, at: number): number {
  const quote = text[at];
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === quote) return end + 1;
  }
  return -1;
}

/** The content of a phrase with its quotes. Only `\"` and `\\` are escapes: JSON is full of other backslashes. */
export const unquoted = (phrase: string): string => phrase.slice(1, -1).replace(/\\(["\\])/g, '$1');

export const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/**
 * What a phrase stands for where it is a name or a value: a text as JSON writes it, `"a\nb"`, or else as it reads. There,
 * it may have single quotes.
 */
export function literalText(phrase: string): string {
  if (phrase.startsWith("'")) return phrase.slice(1, -1).replace(/\\(['\\])/g, '$1');
  try {
    return String(JSON.parse(phrase));
  } catch {
    return unquoted(phrase); // `"\d"`, or a line end as it is
  }
}

/** Without a line end, which no box of one line holds. */
export const literal = (text: string): string => JSON.stringify(text);

/**
 * The index after a word. A bracket that is opened in it is closed in it, and within `{"a b":"c d"}` quotes hold
 * spaces: JSON can be pasted.
 */
export function wordEnd(text: string, at: number): number {
  let depth = 0;
  let end = at;
  while (end < text.length) {
    const character = text.charAt(end);
    if (/\s/.test(character) || (character === ')' && depth === 0)) break;
    if (character === '(') depth++;
    if (character === ')') depth--;
    const opens = character === '"' && (end === at || /[:{[,(=]/.test(text.charAt(end - 1)));
    const closed = opens ? phraseEnd(text, end) : -1;
    end = closed < 0 ? end + 1 : closed;
  }
  return end;
}

export interface PatternLexeme {
  readonly source: string;
  readonly flags: string;
  readonly end: number;
}

/** The regular expression that begins with the `/` at `at`; undefined when it is a text such as `/chat`. */
export function patternAt(text: string, at: number): PatternLexeme | undefined {
  let isInClass: boolean = false;
  for (let end = at + 1; end < text.length; end++) {
    const character = text.charAt(end);
    if (character === '\\') end++;
    else if (character === '[') isInClass = true;
    else if (character === ']') isInClass = false;
    else if (character === '/' && !isInClass) return withFlags(text, at, end);
  }
  return undefined;
}

function withFlags(text: string, at: number, slash: number): PatternLexeme | undefined {
  let end = slash + 1;
  while (end < text.length && /[gimsuv]/.test(text.charAt(end))) end++;
  if (slash === at + 1 || !isBoundary(text, end)) return undefined;
  // Without `g`, which only tells a replacement to go on; sorted and once each, so that there is one way to say it.
  const flags = [...new Set(text.slice(slash + 1, end).replaceAll('g', ''))].sort().join('');
  return { source: text.slice(at + 1, slash), flags, end };
}
