import { type ByteChain, chain, joinChain } from '../byte-chain.ts';
import { limitPackets } from '../packet-limit.ts';
import type { Framing } from '../schema/schema-document.ts';

/** Bytes of a message that ends in a later one, at most. */
const LONGEST = 16 * 1024 * 1024;
/** https://protobuf.dev/programming-guides/techniques/#streaming: the length as a varint of 32 bits. */
const LENGTH_BYTES = 5;
/** https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md: flags and a length of four bytes, big-endian. */
const GRPC_HEAD = 5;

/** One message of Protobuf, or the trailers of gRPC, in the bytes that it ends in. */
export interface MessageFrame {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly end: number;
  /** Where `bytes` begin in the payload; negative when that was in an earlier one. */
  readonly base: number;
  /** Of gRPC: 1: compressed; 128: trailers. */
  readonly flags: number;
}

/** Where the content of a frame is; null when its head is not there yet. */
type Head = Pick<MessageFrame, 'at' | 'end' | 'flags'> | null;

/** Finds the messages in the bytes of one direction, wherever one payload ends and the next begins. */
export class MessageFraming {
  readonly #head: (bytes: Uint8Array, at: number) => Head;
  readonly #isTelling: boolean;
  #waiting: ByteChain | null = null;
  /** Bytes, with those that wait, that the frame which is waited for has at least. */
  #needed = 0;

  constructor(framing: Exclude<Framing, 'none'>) {
    this.#head = framing === 'grpc' ? grpcHead : lengthHead;
    this.#isTelling = framing === 'grpc';
  }

  fork(): MessageFraming {
    const fork = new MessageFraming(this.#isTelling ? 'grpc' : 'length');
    fork.#waiting = this.#waiting;
    fork.#needed = this.#needed;
    return fork;
  }

  /** @throws Error when a length is none. */
  push(bytes: Uint8Array): MessageFrame[] {
    // Whole by itself, while a part was waited for: that was cut off. A length of one byte would say so by chance.
    if (this.#waiting !== null && this.#isTelling && this.#isWhole(bytes)) this.#wait(null, 0);
    else if (this.#waiting !== null && this.#waiting.length + bytes.length < this.#needed) {
      this.#wait(chain(this.#waiting, bytes), this.#needed);
      return [];
    }
    const base = -(this.#waiting?.length ?? 0);
    const joined = joinChain(this.#waiting, bytes);
    this.#wait(null, 0);
    const frames: MessageFrame[] = [];
    for (let at = 0; at < joined.length; ) {
      const head = this.#head(joined, at);
      if (!head || head.end > joined.length) {
        this.#wait(chain(null, joined.slice(at)), head ? head.end - at : 0);
        break;
      }
      frames.push({ ...head, bytes: joined, base });
      limitPackets(frames.length);
      at = head.end;
    }
    return frames;
  }

  #isWhole(bytes: Uint8Array): boolean {
    let at = 0;
    while (at < bytes.length) {
      const head = this.#head(bytes, at);
      if (!head || head.end > bytes.length) return false;
      at = head.end;
    }
    return at > 0;
  }

  #wait(waiting: ByteChain | null, needed: number): void {
    this.#waiting = waiting;
    this.#needed = needed;
  }
}

function lengthHead(bytes: Uint8Array, start: number): Head {
  let length = 0;
  for (let count = 0; count < LENGTH_BYTES; count++) {
    const byte = bytes[start + count];
    if (byte === undefined) return null;
    length += (byte & 0x7f) * 2 ** (7 * count);
    if (byte < 0x80) return headOf(start + count + 1, length, 0);
  }
  throw new Error('a length has more than five bytes');
}

function grpcHead(bytes: Uint8Array, start: number): Head {
  const flags = bytes[start];
  if (flags === undefined) return null;
  if ((flags & 0x7e) !== 0) throw new Error('no message of gRPC begins there');
  if (bytes.length - start < GRPC_HEAD) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset + start).getUint32(1);
  return headOf(start + GRPC_HEAD, length, flags);
}

function headOf(at: number, length: number, flags: number): Head {
  if (length > LONGEST) throw new Error('a message is longer than anyone waits for');
  return { at, end: at + length, flags };
}
