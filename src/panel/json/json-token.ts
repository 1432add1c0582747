/** Code units of JSON's own characters. */
const [QUOTE, BACKSLASH, TAB, LINE_FEED, CARRIAGE_RETURN, SPACE] = [0x22, 0x5c, 0x09, 0x0a, 0x0d, 0x20];

export function isSpaceAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === SPACE || unit === LINE_FEED || unit === CARRIAGE_RETURN || unit === TAB;
}

/** Behind the closing quote of the string literal that begins at `start`, in a valid text. */
export function stringEnd(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) break;
    if (unit === BACKSLASH) at++;
  }
  return at + 1;
}

/** Where the string literal begins whose closing quote is at `end`, in a valid text. */
export function stringStart(text: string, end: number): number {
  let at = end - 1;
  while (at > 0 && (text.charCodeAt(at) !== QUOTE || isEscaped(text, at))) at--;
  return at;
}

/** Behind the number or word that begins at `start`, in a valid text. */
export function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !' \t\n\r,:]}'.includes(text[at] ?? '')) at++;
  return at;
}

/**
 * Behind the closing quote of the string that begins at `start`; -1 when there is none or the string is not valid.
 * https://www.rfc-editor.org/rfc/rfc8259#section-7
 */
export function checkedStringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at + 1;
    if (unit < SPACE) return -1;
    if (unit !== BACKSLASH) continue;
    at++;
    if (text[at] === 'u') {
      if (!/^[0-9a-f]{4}$/i.test(text.slice(at + 1, at + 5))) return -1;
      at += 4;
    } else if (!'"\\/bfnrt'.includes(text[at] ?? 'no')) return -1;
  }
  return -1;
}

const NUMBER_OR_WORD = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/** Behind the number or word that begins at `start`; -1 when there is none. */
export function checkedWordEnd(text: string, start: number): number {
  NUMBER_OR_WORD.lastIndex = start;
  return NUMBER_OR_WORD.test(text) ? NUMBER_OR_WORD.lastIndex : -1;
}

/** The text that a valid string literal stands for. */
export function decodeString(source: string): string {
  if (!source.includes('\\')) return source.slice(1, -1);
  const decoded: unknown = JSON.parse(source);
  return String(decoded);
}

/** The beginning of the text that a literal stands for, which may be cut anywhere: what the cut broke is left out. */
export function decodeBeginning(source: string): string {
  return decodeString(
    `${source.replace(/\\(?:u[0-9a-f]{0,3})?$/i, (tail, at: number) => (isEscaped(source, at) ? tail : ''))}"`,
  );
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
  return slashes % 2 === 1;
}
