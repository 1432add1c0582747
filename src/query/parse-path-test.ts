import { COMPARISONS, type PathTest, type Scalar } from './path.ts';
import { patternProblem } from './pattern-problem.ts';
import type { QueryError } from './query-error.ts';
import type { TextToken, Token } from './tokens.ts';

interface FoundTest {
  readonly found: PathTest;
  readonly error?: QueryError;
}

/** Digits beyond these are no number that anyone means. */
const WHOLE = /^-?\d{1,400}$/;
const NUMBER = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** What `operator` and the value after it ask. */
export function testFor(operator: string, value: TextToken | Extract<Token, { type: 'pattern' }>): FoundTest {
  if (value.type === 'pattern') return patternTest(value);
  if (operator === '~') return { found: { type: 'contains', text: value.text } };
  const comparison = COMPARISONS.find((known) => known === operator) ?? '==';
  return { found: { type: 'compare', operator: comparison, value: scalarOf(value) } };
}

function patternTest({ at, flags, length, source }: Extract<Token, { type: 'pattern' }>): FoundTest {
  const detail = patternProblem(source, flags);
  const found = { type: 'pattern', source, flags } as const;
  return detail === null ? { found } : { found, error: { at, length, expected: 'pattern', detail } };
}

/** As in JSON, but that a word may stand for a text without its quotes. */
function scalarOf({ isQuoted, text }: Pick<TextToken, 'isQuoted' | 'text'>): Scalar {
  if (isQuoted) return text;
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return NUMBER.test(text) ? numberOf(text) : text;
}

function numberOf(text: string): Scalar {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number + 0; // no -0
  if (WHOLE.test(text)) return BigInt(text);
  if (!Number.isFinite(number)) return text;
  return Number.isInteger(number) ? BigInt(number) : number;
}

/** Whether a text means itself when it is written without quotes. */
export const isPlainValue = (text: string): boolean => scalarOf({ isQuoted: false, text }) === text;
