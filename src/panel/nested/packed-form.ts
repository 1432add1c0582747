/** How bytes are packed, as their first ones say; null when they say nothing. */
export function packedForm([first = 0, second = 0, third = 0]: Uint8Array): 'gzip' | 'zlib' | null {
  // https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1
  if (first === 0x1f && second === 0x8b && third === 8) return 'gzip';
  // https://www.rfc-editor.org/rfc/rfc1950#section-2.2: method 8, window of 32 KiB at most, no dictionary, check bits
  const isZlib = (first & 0x0f) === 8 && first >> 4 <= 7 && (first * 256 + second) % 31 === 0 && (second & 0x20) === 0;
  return isZlib ? 'zlib' : null;
}
