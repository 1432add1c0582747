/**
 * Finds `text` anywhere, without regard to case. Escaped, so that it cannot backtrack; unlike
 * `toLowerCase().includes`, it copies nothing. With `g` it begins at its `lastIndex`.
 */
export const literalPattern = (text: string, flags: 'iu' | 'giu' = 'iu'): RegExp =>
  new RegExp(text.toWellFormed().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), flags);
