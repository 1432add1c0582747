import { Bytes, sliceText, uncurry } from './builtins.ts';

const charCodeAt = uncurry(String.prototype.charCodeAt);

const encoder = new TextEncoder();
const encodeInto = uncurry(TextEncoder.prototype.encodeInto);
/** UTF-16 units that are encoded at once; the loop below takes up to five times as long. */
const UNITS = 64 * 1024;

/** 0xd800: the first half of a surrogate pair; 0xdc00: the second. Beyond the end of a text it is neither. */
const kindOf = (unit: number): number => unit & 0xfc00;
const isFirst = (unit: number): boolean => kindOf(unit) === 0xd800;

/** As `utf8Length`, for long texts. */
function longLength(text: string): number {
  const target = new Bytes(UNITS * 3);
  let bytes = 0;
  for (let at = 0; at < text.length; ) {
    const end = at + UNITS;
    const isBetween = end < text.length && isFirst(charCodeAt(text, end - 1)); // the halves of a pair, maybe
    const { read, written } = encodeInto(encoder, sliceText(text, at, isBetween ? end - 1 : end), target);
    bytes += written;
    at += read;
  }
  return bytes;
}

/** How many bytes a text is on the wire. A lone surrogate counts 3, as the U+FFFD that the browser sends for it. */
export function utf8Length(text: string): number {
  if (text.length > UNITS) return longLength(text);
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = charCodeAt(text, index);
    if (unit > 0x7f) bytes++;
    if (unit > 0x7ff) bytes++;
    // A pair is 4 bytes, and its first half has counted 3: its second is left with 1.
    if (isFirst(unit) && kindOf(charCodeAt(text, index + 1)) === 0xdc00) index++;
  }
  return bytes;
}
