import { adler32, crc32 } from './check-sums.ts';
import { inflateBytes } from './inflate-bytes.ts';

const FLAGS = { crc: 2, extra: 4, name: 8, comment: 16 };
const GZIP_END = 8;
const ZLIB_END = 4;

/** A message that is one file of gzip. @throws Error when it is damaged or cut off. */
export function unpackGzip(bytes: Uint8Array): Uint8Array {
  const at = headEnd(bytes);
  const end = bytes.length - GZIP_END;
  if (end < at) throw new Error('gzip is cut off');
  const unpacked = inflateBytes(bytes.subarray(at, end), true);
  const view = new DataView(bytes.buffer, bytes.byteOffset + end);
  if (view.getUint32(0, true) !== crc32(unpacked) || view.getUint32(4, true) !== unpacked.length) {
    throw new Error('the checksum of gzip is another one');
  }
  return unpacked;
}

/** A message that is all of a stream of zlib. @throws Error when it is damaged or cut off. */
export function unpackZlib(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - ZLIB_END;
  if (end < 2) throw new Error('zlib is cut off');
  const unpacked = inflateBytes(bytes.subarray(2, end), true);
  if (new DataView(bytes.buffer, bytes.byteOffset + end).getUint32(0) !== adler32(unpacked)) {
    throw new Error('the checksum of zlib is another one');
  }
  return unpacked;
}

/** Behind the head, which may have a name and more. */
function headEnd(bytes: Uint8Array): number {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & FLAGS.extra) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [FLAGS.name, FLAGS.comment]) {
    if ((flags & flag) === 0) continue;
    const zero = bytes.indexOf(0, at);
    if (zero < 0) throw new Error('gzip is cut off');
    at = zero + 1;
  }
  return flags & FLAGS.crc ? at + 2 : at;
}
