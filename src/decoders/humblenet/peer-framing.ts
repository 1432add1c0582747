import { type ByteChain, chain, joinChain } from '../byte-chain.ts';
import { limitPackets } from '../packet-limit.ts';
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

/** Finds the messages in the bytes of one direction, wherever one ends and the next begins. */
export class PeerFraming {
  #waiting: ByteChain | null = null;
  /** Bytes, with those that wait, that the message which is waited for has at least. */
  #needed = 0;

  fork(): PeerFraming {
    const fork = new PeerFraming();
    fork.#waiting = this.#waiting;
    fork.#needed = this.#needed;
    return fork;
  }

  /** @throws Error when a length is none. */
  push(bytes: Uint8Array): PeerFrame[] {
    // A message that is whole by itself, while a part was waited for: that was cut off, or its length was wrong.
    if (this.#waiting !== null && isWhole(bytes)) this.#wait(null, 0);
    else if (this.#waiting !== null && this.#waiting.length + bytes.length < this.#needed) {
      this.#wait(chain(this.#waiting, bytes), this.#needed);
      return [];
    }
    const base = -(this.#waiting?.length ?? 0);
    const joined = joinChain(this.#waiting, bytes);
    this.#wait(null, 0);
    const frames: PeerFrame[] = [];
    for (let at = 0; at < joined.length; ) {
      const end = frameEnd(joined, at);
      if (end > joined.length) {
        this.#wait(chain(null, joined.slice(at)), end - at);
        break;
      }
      const view = new DataView(joined.buffer, joined.byteOffset);
      const start = at + HEAD;
      frames.push({ bytes: joined.subarray(start, end), at: start + base, checksum: view.getUint32(at + 4, true) });
      limitPackets(frames.length);
      at = end;
    }
    return frames;
  }

  #wait(waiting: ByteChain | null, needed: number): void {
    this.#waiting = waiting;
    this.#needed = needed;
  }
}

/** The place that the end of the message at `at` is not before. */
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
