/** A pattern for a text as it is, whatever its case. It cannot backtrack, because everything in it is escaped. */
export const literalPattern = (text: string, flags = 'iu'): RegExp =>
  new RegExp(text.toWellFormed().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), flags);
