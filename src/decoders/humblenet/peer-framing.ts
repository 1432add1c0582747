import { type ByteFrame, ByteFrames } from '../byte-frames.ts';
import { checksumOf } from './checksum.ts';

/** The length of what follows, and its checksum. */
const HEAD = 8;
/** Bytes of a message that ends in a later one, at most. */
const LONGEST = 16 * 1024 * 1024;

export interface PeerFrame {
  /** The message, without its head. */
  readonly bytes: Uint8Array;
  /** Where it begins; negative when that was in an earlier message. */
  readonly at: number;
  readonly checksum: number;
}

/** The messages in the bytes of one direction. */
export const peerFrames = (): ByteFrames => new ByteFrames({ endOf: frameEnd, isWhole });

export function peerFrameOf({ at, base, bytes, end }: ByteFrame): PeerFrame {
  const start = at + HEAD;
  const checksum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at + 4, true);
  return { bytes: bytes.subarray(start, end), at: start + base, checksum };
}

function frameEnd(bytes: Uint8Array, at: number): number {
  if (bytes.length - at < HEAD) return at + HEAD;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
  if (length > LONGEST) throw new Error('a message is longer than anyone waits for');
  return at + HEAD + length;
}

/** Whether the bytes are messages, from the first to the last, with their right checksums. */
function isWhole(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + HEAD < bytes.length) {
    const end = at + HEAD + view.getUint32(at, true);
    if (end > bytes.length || checksumOf(bytes.subarray(at + HEAD, end)) !== view.getUint32(at + 4, true)) return false;
    at = end;
  }
  return bytes.length > HEAD && at === bytes.length;
}
