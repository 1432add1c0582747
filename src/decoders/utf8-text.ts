const utf8 = new TextDecoder(); // not fatal: bytes that are no UTF-8 become U+FFFD
/** For longer texts the browser's decoder is faster than a loop, for shorter ones its call costs more than they do. */
const SHORT = 40;
/** Bytes of a text that is likely to come again, such as a key or the name of a kind. */
const REPEATED = 24;
/** The last texts, each at the place that its bytes lead to: a power of two. Never more than these are kept. */
const KNOWN: string[] = Array.from({ length: 1024 }, () => '');

/** Bytes as text, from `start` up to `end`. */
export function utf8Text(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const length = end - start;
  if (length > SHORT) return utf8.decode(bytes.subarray(start, end));
  let hash = length;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return utf8.decode(bytes.subarray(start, end));
    hash = (31 * hash + byte) | 0;
  }
  if (length > REPEATED) return asciiText(bytes, start, end);
  const place = hash & (KNOWN.length - 1);
  const known = KNOWN[place] ?? '';
  if (known.length === length && isSame(known, bytes, start)) return known;
  const text = asciiText(bytes, start, end);
  KNOWN[place] = text;
  return text;
}

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

function isSame(text: string, bytes: Uint8Array, start: number): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== bytes[start + at]) return false;
  return true;
}
