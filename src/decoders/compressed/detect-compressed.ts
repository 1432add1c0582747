import type { Detect } from '../decoder.ts';

/** https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1: its two bytes, method 8, no flags that are reserved. */
export const isGzip = ([first, second, method, flags = 0xff]: Uint8Array): boolean =>
  first === 0x1f && second === 0x8b && method === 8 && flags < 0x20;

/** https://www.rfc-editor.org/rfc/rfc1950#section-2.2: method 8, a window of 32 KiB at most, no dictionary, check bits. */
export const isZlib = ([first = 0, second = 0]: Uint8Array): boolean =>
  (first & 0x0f) === 8 && first >> 4 <= 7 && (first * 256 + second) % 31 === 0 && (second & 0x20) === 0;

/** By the head of gzip, or the one of zlib, which is shorter and says less. Raw deflate has none. */
export const detectCompressed: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'text' || data.byteLength < 8) return null;
  const head = new Uint8Array(data, 0, 4);
  if (isGzip(head)) return { score: 0.7, why: { source: 'message', text: 'gzip (1f 8b 08)' } };
  if (!isZlib(head) || head[0] !== 0x78) return null;
  return { score: 0.4, why: { source: 'message', text: `zlib (78 ${(head[1] ?? 0).toString(16).padStart(2, '0')})` } };
};
