/**
 * SHA-1 of a text of Latin-1 characters, as base64 has it (RFC 3174). Not for secrets: the opening handshake of
 * RFC 6455 needs it, and an answer at once.
 */
export function sha1Base64(text: string): string {
  const words = padded(text);
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let block = 0; block < words.length; block += 16) state = compress(state, words.slice(block, block + 16));
  const bytes = state.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
  return btoa(String.fromCharCode(...bytes));
}

function padded(text: string): number[] {
  const bytes = [...text].map((character) => character.charCodeAt(0) & 255);
  const bits = bytes.length * 8;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  const words: number[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(at, at + 4);
    words.push((a << 24) | (b << 16) | (c << 8) | d);
  }
  return [...words, Math.floor(bits / 2 ** 32), bits | 0];
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

function compress(state: readonly number[], block: readonly number[]): number[] {
  const w = [...block];
  for (let t = 16; t < 80; t++) {
    w.push(rotated((w[t - 3] ?? 0) ^ (w[t - 8] ?? 0) ^ (w[t - 14] ?? 0) ^ (w[t - 16] ?? 0), 1));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (const [t, word] of w.entries()) {
    const next = (rotated(a, 5) + mixed(t, b, c, d) + e + word) | 0;
    [e, d, c, b, a] = [d, c, rotated(b, 30), a, next];
  }
  return [a, b, c, d, e].map((word, place) => (word + (state[place] ?? 0)) | 0);
}

/** RFC 3174, section 5: the function and the constant of a step. */
function mixed(t: number, b: number, c: number, d: number): number {
  if (t < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  return t < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc : (b ^ c ^ d) + 0xca62c1d6;
}
