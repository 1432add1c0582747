/**
 * A text as one word of bash or zsh, whatever is in it.
 *
 * Plain quotes hold anything but a quote. Yet what is pasted into a terminal is read by the terminal first: a line end
 * may run the line, and an escape sequence may end the paste early, so that the rest is typed. Hence everything but
 * visible characters is written as an escape, and so are quotes and `!`, which some shells expand within them.
 *
 * NUL cannot be in a word: the text before it is all that the command would get.
 */
export function shellQuote(text: string): string {
  if (/^[\w@%+=:,./?&#{}[\]"<>() *;|~^$`\\-]*$/.test(text) && !text.includes('!')) return `'${text}'`;
  return `$'${[...text.toWellFormed()].map(escaped).join('')}'`;
}

function escaped(character: string): string {
  if (character === '\\') return '\\\\';
  if (/^[\w@%+=:,./?&#{}[\]"<>() *;|~^$`-]$/.test(character)) return character;
  // Letters of any script are left as they are; the others, seen or not, are written as their bytes.
  if (/^[\p{L}\p{N}]$/u.test(character)) return character;
  return [...new TextEncoder().encode(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
