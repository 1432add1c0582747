import { type ByteChain, chain, joinChain } from '../byte-chain.ts';
import { inflateBytes, WINDOW } from './inflate-bytes.ts';

/** Packed bytes that wait for the rest of their payload, at most. */
const LONGEST = 16 * 1024 * 1024;
/** What a flush leaves at the end: an empty block. https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4 */
const FLUSH = [0, 0, 0xff, 0xff];

/** Whether a sender has flushed all that it had. */
export const isFlushed = (bytes: Uint8Array): boolean =>
  bytes.length >= FLUSH.length && FLUSH.every((byte, index) => bytes[bytes.length - FLUSH.length + index] === byte);

/** What came before, one after the other. Streams that share it have its beginning in common, and differ by their end. */
interface History {
  readonly room: Uint8Array;
  /** Bytes that are written: only whoever ends there may write on. */
  used: number;
}

/** Times that a window fits into what is taken for a history: it is moved when that is full, not with each message. */
const WINDOWS = 2;

/** One stream of zlib through all messages of a direction: each is unpacked with what came before it. Changes nothing. */
export class ZlibStream {
  readonly #history: History | null;
  readonly #end: number;
  readonly #waiting: ByteChain | null;

  constructor(history: History | null = null, end = 0, waiting: ByteChain | null = null) {
    this.#history = history;
    this.#end = end;
    this.#waiting = waiting;
  }

  /** Returns null while the payload is not over. @throws Error when it is damaged. */
  push(bytes: Uint8Array): { readonly unpacked: Uint8Array | null; readonly next: ZlibStream } {
    const waiting = this.#waiting;
    if ((waiting?.length ?? 0) + bytes.length > LONGEST) throw new Error('a payload is longer than anyone waits for');
    if (!isFlushed(bytes)) {
      return { unpacked: null, next: new ZlibStream(this.#history, this.#end, chain(waiting, bytes.slice())) };
    }
    const window = this.#window();
    const unpacked = inflateBytes(joinChain(waiting, bytes), false, window);
    const { history, end } = this.#with(unpacked, window);
    return { unpacked, next: new ZlibStream(history, end) };
  }

  #window(): Uint8Array {
    return this.#history?.room.subarray(Math.max(0, this.#end - WINDOW), this.#end) ?? new Uint8Array(0);
  }

  #with(unpacked: Uint8Array, window: Uint8Array): { readonly history: History; readonly end: number } {
    const more = unpacked.subarray(-WINDOW);
    const known = this.#history;
    if (known && known.used === this.#end && this.#end + more.length <= known.room.length) {
      known.room.set(more, this.#end);
      known.used += more.length;
      return { history: known, end: known.used };
    }
    const kept = window.subarray(Math.max(0, window.length + more.length - WINDOW));
    const end = kept.length + more.length;
    const room = new Uint8Array(WINDOWS * end);
    room.set(kept);
    room.set(more, kept.length);
    return { history: { room, used: end }, end };
  }
}
