import { adler32, crc32 } from './check-sums.ts';
import { MOST_MEMBERS, MOST_MISSES, nextMembers } from './gzip-members.ts';
import { inflateBytes, joined, LONGEST_UNPACKED } from './inflate-bytes.ts';

const FLAGS = { crc: 2, extra: 4, name: 8, comment: 16 };
const GZIP_END = 8;
const ZLIB_END = 4;

/** A message that is gzip: one member, or some, one behind the other. @throws Error when it is damaged or cut off. */
export function unpackGzip(bytes: Uint8Array): Uint8Array {
  const more = nextMembers(bytes);
  if (more.length > MOST_MEMBERS) throw new Error(`more than ${MOST_MEMBERS} members of gzip`);
  return more.length === 0 ? unpackMember(bytes) : unpackMembers(bytes, [...more, bytes.length]);
}

/** What they stand for, one behind the other. A member in which too much looks like another one is taken for the last. */
function unpackMembers(bytes: Uint8Array, ends: readonly number[]): Uint8Array {
  const members: Uint8Array[] = [];
  let [start, length, misses] = [0, 0, 0];
  for (const end of ends) {
    const isLast = end === bytes.length;
    if (misses >= MOST_MISSES && !isLast) {
      if (endsLikeLast(bytes, end)) throw new Error('too much in it looks like the end of a member');
      continue;
    }
    try {
      const member = unpackMember(bytes.subarray(start, end)).slice(); // which holds until the next one
      members.push(member);
      start = end;
      length += member.length;
    } catch (cause) {
      if (isLast) throw cause;
      misses++;
    }
    if (length > LONGEST_UNPACKED) throw new Error('it stands for more than anyone would read');
  }
  return joined(members);
}

/** What ends so may be the last member once more: of two that are the same, the checksum of one is right for both. */
function endsLikeLast(bytes: Uint8Array, end: number): boolean {
  const last = bytes.subarray(-GZIP_END);
  return last.every((byte, at) => byte === bytes[end - GZIP_END + at]);
}

function unpackMember(bytes: Uint8Array): Uint8Array {
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
