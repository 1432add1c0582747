import { literalPattern } from '../../query/literal-pattern.ts';

/** Finds `query` anywhere in a text, without regard to case. */
export function textMatcher(query: string): (text: string) => boolean {
  const literal = literalPattern(query);
  return (text) => literal.test(text);
}
