import { Inflate } from 'fflate';

/** Bytes that one message may stand for: a few packed ones can stand for any number. */
const LONGEST = 8 * 1024 * 1024;
/** Packed bytes at a time: they stand for a thousand times as many at most. */
const SLICE = 4 * 1024;
/** How far back a stream of deflate may refer. */
export const WINDOW = 32 * 1024;

/**
 * Unpacks https://www.rfc-editor.org/rfc/rfc1951. `before`: what came earlier in the same stream. `isWhole`: its last
 * block is here. @throws Error when it is damaged, cut off or stands for too much.
 */
export function inflateBytes(packed: Uint8Array, isWhole: boolean, before?: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate(before === undefined ? {} : { dictionary: before }, (part) => {
    length += part.length;
    if (length > LONGEST) throw new Error('it stands for more than anyone would read');
    parts.push(part);
  });
  for (let at = 0; at < packed.length || at === 0; at += SLICE) {
    inflate.push(packed.subarray(at, at + SLICE), isWhole && at + SLICE >= packed.length);
  }
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
