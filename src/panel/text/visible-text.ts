/**
 * Characters that are not seen but change what is: controls, the bidirectional ones of Unicode's annex 9, separators
 * and fillers. U+200C and U+200D stay, because words and emoji are spelt with them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const INVISIBLE = /[\0-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** `text` on one line with every invisible character shown: `↵`, `\t`, `\x1b`, `\u202e`. No font lacks these. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, (character) => escapeOf(character));
}

/** The same for text over several lines: line feeds and tabs stay what they are. */
export function visibleLines(text: string): string {
  return text.replace(INVISIBLE, (character) =>
    character === '\n' || character === '\t' ? character : escapeOf(character),
  );
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0);
  if (character === '\n') return '↵';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
