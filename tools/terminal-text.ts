/**
 * Payloads are hostile to a terminal: an escape sequence can rename the window, forge lines or hide text. This shows
 * everything that is not a visible character (controls, line and direction marks, lone surrogates) as an escape.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
const SHORT: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** @param limit of characters of the text that are shown; the rest is an ellipsis */
export function terminalText(text: string, limit: number): string {
  // A character is at most two units: only the start is looked at, however long the text is.
  const start = [...text.slice(0, limit * 2)].slice(0, limit).join('');
  const shown = start.replace(INVISIBLE, (character) => SHORT[character] ?? escaped(character));
  return start.length < text.length ? `${shown}…` : shown;
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
