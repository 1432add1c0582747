/** UTF-16 units of a text, or its bytes where it is ASCII. */
export type Codes = Uint8Array | Uint16Array;

const encoder = new TextEncoder();
let bytes = new Uint8Array(4 * 1024);
let units = new Uint16Array(0);

/**
 * The units of a part of a text, until the next call: reading them from an array takes half of the time of
 * `charCodeAt`, as most texts of a session are parts of larger ones.
 */
export function codesOf(text: string, start: number, end: number): Codes {
  const length = Math.max(0, end - start);
  const part = start === 0 && end === text.length ? text : text.slice(start, end);
  if (bytes.length < length) bytes = new Uint8Array(2 * length);
  const { read, written } = encoder.encodeInto(part, bytes);
  if (read === length && written === length) return bytes.subarray(0, length);
  if (units.length < length) units = new Uint16Array(2 * length);
  for (let at = 0; at < length; at++) units[at] = part.charCodeAt(at);
  return units.subarray(0, length);
}
