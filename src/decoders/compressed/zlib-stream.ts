import { type ByteChain, chain, joinChain } from '../byte-chain.ts';
import { inflateBytes, WINDOW } from './inflate-bytes.ts';

/** Packed bytes that wait for the rest of their payload, at most. */
const LONGEST = 16 * 1024 * 1024;
/** What a flush leaves at the end: an empty block. https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4 */
const FLUSH = [0, 0, 0xff, 0xff];

/** Whether a sender has flushed all that it had. */
export const isFlushed = (bytes: Uint8Array): boolean =>
  bytes.length >= FLUSH.length && FLUSH.every((byte, index) => bytes[bytes.length - FLUSH.length + index] === byte);

/** One stream of zlib through all messages of a direction: each is unpacked with what came before it. Changes nothing. */
export class ZlibStream {
  readonly #window: Uint8Array;
  readonly #waiting: ByteChain | null;

  constructor(window: Uint8Array, waiting: ByteChain | null) {
    this.#window = window;
    this.#waiting = waiting;
  }

  /** Returns null while the payload is not over. @throws Error when it is damaged. */
  push(bytes: Uint8Array): { readonly unpacked: Uint8Array | null; readonly next: ZlibStream } {
    const waiting = chain(this.#waiting, bytes.slice());
    if (waiting.length > LONGEST) throw new Error('a payload is longer than anyone waits for');
    if (!isFlushed(bytes)) return { unpacked: null, next: new ZlibStream(this.#window, waiting) };
    const unpacked = inflateBytes(joinChain(this.#waiting, bytes), false, this.#window);
    return { unpacked, next: new ZlibStream(windowOf(this.#window, unpacked), null) };
  }
}

function windowOf(before: Uint8Array, unpacked: Uint8Array): Uint8Array {
  if (unpacked.length >= WINDOW) return unpacked.slice(-WINDOW);
  const kept = before.subarray(-(WINDOW - unpacked.length));
  const window = new Uint8Array(kept.length + unpacked.length);
  window.set(kept);
  window.set(unpacked, kept.length);
  return window;
}
