/** Bytes of one UTF-16 unit, at most. */
const WIDEST = 3;
const encoder = new TextEncoder();
let room = new Uint8Array(16 * 1024);

/** The UTF-8 of a text, until the next call. */
export function utf8Of(text: string): Uint8Array {
  if (room.length < WIDEST * text.length) room = new Uint8Array(2 * WIDEST * text.length);
  return room.subarray(0, encoder.encodeInto(text, room).written);
}

/** Where in a text the bytes of its UTF-8 stand. Asked from the front to the back. */
export class TextPlaces {
  readonly #bytes: Uint8Array;
  readonly #isAscii: boolean;
  #at = 0;
  #place: number;

  /** `length`: UTF-16 units that the bytes stand for; the first of them is at `start` in the text. */
  constructor(bytes: Uint8Array, start: number, length: number) {
    this.#bytes = bytes;
    this.#place = start;
    this.#isAscii = bytes.length === length;
  }

  of(at: number): number {
    this.#place += this.#isAscii ? at - this.#at : unitsOf(this.#bytes, this.#at, at);
    this.#at = at;
    return this.#place;
  }
}

/** Bytes from which on they are looked at four at a time. */
const LONG = 64;

/** UTF-16 units of the characters that begin from `start` up to `end`. */
function unitsOf(bytes: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let at = start; at < end; ) {
    const behind = end - at < LONG ? at : behindAscii(bytes, at, end);
    units += behind - at;
    at = behind;
    const stop = Math.min(end, at + LONG - ((bytes.byteOffset + at) & 3)); // the next word begins there
    for (; at < stop; at++) units += unitsOfByte(bytes[at] ?? 0);
  }
  return units;
}

/** A character of four bytes is two units; all but the first byte of one are none. */
const unitsOfByte = (byte: number): number => ((byte & 0xc0) === 0x80 ? 0 : byte < 0xf0 ? 1 : 2);

/** Behind the words of four bytes that are ASCII. Where none begins at `from`, none is looked at. */
function behindAscii({ buffer, byteOffset }: Uint8Array, from: number, end: number): number {
  if (((byteOffset + from) & 3) !== 0) return from;
  const words = new Int32Array(buffer, 0, (byteOffset + end) >> 2);
  let at = (byteOffset + from) >> 2;
  while (at < words.length && ((words[at] ?? 0) & 0x80808080) === 0) at++;
  return 4 * at - byteOffset;
}
