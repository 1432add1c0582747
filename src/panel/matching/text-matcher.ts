/** Finds `query` anywhere in a text, without regard to case. */
export function textMatcher(query: string): (text: string) => boolean {
  // Escaped, so that it cannot backtrack; unlike `toLowerCase().includes`, it copies no text.
  const literal = new RegExp(query.toWellFormed().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
  return (text) => literal.test(text);
}
