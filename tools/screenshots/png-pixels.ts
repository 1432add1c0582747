/** Reads the PNGs that browsers write of their windows: 8 bits a channel, RGB or RGBA, not interlaced. */
import { inflateSync } from 'node:zlib';

/** Colours as 0xRRGGBB, row by row. What is transparent has the colour that it has. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly colours: Uint32Array;
}

const CHUNKS_AT = 8;
/** Bytes of a pixel by colour type: https://www.w3.org/TR/png-3/#3colourType */
const BYTES: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** @throws Error for a PNG of another kind */
export function readPng(png: Buffer): Pixels {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const bytes = BYTES[png.readUInt8(25)];
  if (bytes === undefined || png.readUInt8(24) !== 8 || png.readUInt8(28) !== 0)
    throw new Error('This kind of PNG cannot be read: 8 bits a channel, RGB or RGBA, is wanted');
  const data = unfiltered(inflateSync(imageData(png)), width * bytes, bytes);
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at++) colours[at] = data.readUIntBE(at * bytes, 3);
  return { width, height, colours };
}

function imageData(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = CHUNKS_AT; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

/** Undoes the filter of each line: https://www.w3.org/TR/png-3/#9Filters */
function unfiltered(lines: Buffer, lineLength: number, bytes: number): Buffer {
  const out = Buffer.alloc((lines.length / (lineLength + 1)) * lineLength);
  for (let line = 0; line * (lineLength + 1) < lines.length; line++) {
    const filter = lines[line * (lineLength + 1)] ?? 0;
    const start = line * lineLength;
    for (let x = 0; x < lineLength; x++) {
      const at = start + x;
      const left = x < bytes ? 0 : (out[at - bytes] ?? 0);
      const above = line === 0 ? 0 : (out[at - lineLength] ?? 0);
      const corner = x < bytes || line === 0 ? 0 : (out[at - lineLength - bytes] ?? 0);
      out[at] = (lines[at + line + 1] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  return filter === 4 ? paeth(left, above, corner) : 0;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
