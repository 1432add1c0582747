const utf8 = new TextDecoder(); // not fatal: bytes that are no UTF-8 become U+FFFD
/** For longer texts the browser's decoder is faster than a loop, for shorter ones its call costs more than they do. */
const SHORT = 40;

/** Bytes as text. */
export function utf8Text(bytes: Uint8Array): string {
  if (bytes.length > SHORT) return utf8.decode(bytes);
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return utf8.decode(bytes);
    text += String.fromCharCode(byte);
  }
  return text;
}
