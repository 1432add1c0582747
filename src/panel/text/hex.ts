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
  | { readonly ok: false; readonly error: HexError };

/** Reads bytes as people write them: pairs of digits, with or without spaces, commas, line breaks or `0x`. */
export function parseHex(text: string): ParsedHex {
  const digits = text.replace(/0x/gi, ' ').replace(/[\s,]+/g, '');
  if (/[^0-9a-f]/i.test(digits)) return { ok: false, error: 'character' };
  if (digits.length % 2 === 1) return { ok: false, error: 'odd' };
  const bytes = new Uint8Array(digits.length / 2);
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16);
  return { ok: true, bytes: bytes.buffer };
}
