import { type ByteChain, chain, joinChain } from './byte-chain.ts';
import { limitPackets } from './packet-limit.ts';

/** One frame, head and content, in bytes that may hold others before and behind it. */
export interface ByteFrame {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly end: number;
  /** Where `bytes` begin in the payload; negative when that was in an earlier one. */
  readonly base: number;
}

/** How the frames of a protocol are told apart. */
export interface FrameForm {
  /**
   * The place that the end of the frame at `at` is not before: beyond the bytes while its head is not whole.
   * @throws Error when no frame begins there.
   */
  readonly endOf: (bytes: Uint8Array, at: number) => number;
  /** Whether bytes that come while a part is waited for are frames by themselves: then the part was cut off. */
  readonly isWhole: (bytes: Uint8Array) => boolean;
}

/** Finds the frames in the bytes of one direction, wherever one payload ends and the next begins. */
export class ByteFrames {
  readonly #form: FrameForm;
  #waiting: ByteChain | null = null;
  /** Bytes, with those that wait, that the frame which is waited for has at least. */
  #needed = 0;

  constructor(form: FrameForm) {
    this.#form = form;
  }

  fork(): ByteFrames {
    const fork = new ByteFrames(this.#form);
    fork.#wait(this.#waiting, this.#needed);
    return fork;
  }

  /** @throws Error as `endOf` does; nothing is waited for then. */
  push(bytes: Uint8Array): ByteFrame[] {
    if (this.#waiting !== null && this.#form.isWhole(bytes)) this.#wait(null, 0);
    else if (this.#waiting !== null && this.#waiting.length + bytes.length < this.#needed) {
      this.#wait(chain(this.#waiting, bytes), this.#needed);
      return [];
    }
    const base = -(this.#waiting?.length ?? 0);
    const joined = joinChain(this.#waiting, bytes);
    this.#wait(null, 0);
    const frames: ByteFrame[] = [];
    for (let at = 0; at < joined.length; ) {
      const end = this.#form.endOf(joined, at);
      if (end > joined.length) {
        this.#wait(chain(null, joined.slice(at)), end - at);
        break;
      }
      frames.push({ bytes: joined, at, end, base });
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
