import { Inflate, inflateSync } from 'fflate';

/** Bytes that one message may stand for: a few packed ones can stand for any number. */
export const LONGEST_UNPACKED = 8 * 1024 * 1024;
/** Packed bytes at a time: they stand for a thousand times as many at most. */
const SLICE = 4 * 1024;
/** How far back a stream of deflate may refer. */
export const WINDOW = 32 * 1024;

/**
 * What short messages are unpacked into, one after the other. Without it, the library makes 32 KiB and more for each:
 * that takes 30 times as long as unpacking them. Nor is what is in it copied: most of it is read and forgotten.
 */
const ROOM = new Uint8Array(64 * 1024);
/** An empty block that is the last one. https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4 */
const LAST = [1, 0, 0, 0xff, 0xff];

/**
 * Unpacks https://www.rfc-editor.org/rfc/rfc1951. `before`: what came earlier in the same stream. `isWhole`: its last
 * block is here; else it ends at a whole byte, as after a flush. What it returns holds until it is called again.
 * @throws Error when it is damaged, cut off or stands for too much.
 */
export const inflateBytes = (packed: Uint8Array, isWhole: boolean, before?: Uint8Array): Uint8Array =>
  inflateShort(packed, isWhole, before) ?? inflateLong(packed, isWhole, before);

/** Undefined where there is too little room, or something is wrong. */
function inflateShort(packed: Uint8Array, isWhole: boolean, before?: Uint8Array): Uint8Array | undefined {
  if (packed.length === 0 || packed.length > SLICE) return undefined;
  const options = before === undefined ? { out: ROOM } : { out: ROOM, dictionary: before };
  try {
    const unpacked = inflateSync(isWhole ? packed : ended(packed), options);
    return unpacked.length < ROOM.length ? unpacked : undefined;
  } catch {
    return undefined; // the other way says what is wrong
  }
}

function inflateLong(packed: Uint8Array, isWhole: boolean, before?: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate(before === undefined ? {} : { dictionary: before }, (part) => {
    length += part.length;
    if (length > LONGEST_UNPACKED) throw new Error('it stands for more than anyone would read');
    parts.push(part);
  });
  for (let at = 0; at < packed.length || at === 0; at += SLICE) {
    inflate.push(packed.subarray(at, at + SLICE), isWhole && at + SLICE >= packed.length);
  }
  return joined(parts);
}

/** Parts one behind the other; a single one is not copied. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function ended(packed: Uint8Array): Uint8Array {
  const whole = new Uint8Array(packed.length + LAST.length);
  whole.set(packed);
  whole.set(LAST, packed.length);
  return whole;
}
