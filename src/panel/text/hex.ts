const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** `00 ff 10`. */
export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += text === '' ? hexDigits[byte] : ` ${hexDigits[byte]}`;
  return text;
}

/** Printable ASCII; a dot for anything else. */
export function asciiOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
  return text;
}

/** What is wrong with typed hex: a character that is no digit, or a byte of one digit. */
export type HexError = 'character' | 'odd';

export type ParsedHex =
  | { readonly ok: true; readonly bytes: ArrayBuffer }
  /** `at`: which of its characters. */
  | { readonly ok: false; readonly error: HexError; readonly at: number };

/**
 * Reads bytes as people write them: pairs of digits, with or without spaces, commas, line breaks or `0x` between them. A
 * digit alone is none: nobody knows whether `1 2` is 12 or 01 02.
 */
export function parseHex(text: string): ParsedHex {
  const bytes = new Uint8Array(text.length >> 1);
  let length = 0;
  for (let at = 0; at < text.length; ) {
    const gap = gapAt(text, at);
    at += gap;
    if (gap > 0) continue;
    const high = digitAt(text, at);
    if (high < 0) return { ok: false, error: 'character', at };
    const low = at + 1 < text.length && gapAt(text, at + 1) === 0 ? digitAt(text, at + 1) : null;
    if (low === null) return { ok: false, error: 'odd', at };
    if (low < 0) return { ok: false, error: 'character', at: at + 1 };
    bytes[length++] = high * 16 + low;
    at += 2;
  }
  return { ok: true, bytes: bytes.buffer.slice(0, length) };
}

/** How many units of what may stand between bytes are at a place. */
function gapAt(text: string, at: number): 0 | 1 | 2 {
  const character = text.charAt(at);
  if (character === '0') return /x/i.test(text.charAt(at + 1)) ? 2 : 0;
  return /[\s,]/.test(character) ? 1 : 0;
}

/** Below 0 for what is none. */
function digitAt(text: string, at: number): number {
  const value = Number.parseInt(text.charAt(at), 16);
  return Number.isNaN(value) ? -1 : value;
}
