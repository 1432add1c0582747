/** More is never read on one line. */
const LENGTH = 300;

/** The beginning of a text that may be of any length, for a line. */
export const shortened = (text: string): string =>
  text.length > LENGTH ? `${text.slice(0, LENGTH).toWellFormed()}…` : text;
