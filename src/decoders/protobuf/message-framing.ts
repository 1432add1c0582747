import { type ByteFrame, ByteFrames } from '../byte-frames.ts';
import type { Framing } from '../schema/schema-document.ts';
import { GRPC_HEAD, grpcFrames, grpcLength, isGrpcFlags } from './grpc-frames.ts';

/** Bytes of a message that ends in a later one, at most. */
const LONGEST = 16 * 1024 * 1024;
/** https://protobuf.dev/programming-guides/techniques/#streaming: the length as a varint of 32 bits. */
const LENGTH_BYTES = 5;

/** One message of Protobuf, or the trailers of gRPC, in the bytes that it ends in. `at`: behind its head. */
export interface MessageFrame extends ByteFrame {
  /** Of gRPC: 1: compressed; 128: trailers. */
  readonly flags: number;
}

/** Where the content of a frame is; null when its head is not there yet. */
type Head = Pick<MessageFrame, 'at' | 'end' | 'flags'> | null;
type HeadAt = (bytes: Uint8Array, at: number) => Head;

/** Finds the messages in the bytes of one direction. */
export class MessageFraming {
  readonly #head: HeadAt;
  readonly #frames: ByteFrames;

  constructor(framing: Exclude<Framing, 'none'>, frames?: ByteFrames) {
    this.#head = framing === 'grpc' ? grpcHead : lengthHead;
    this.#frames = frames ?? framesOf(this.#head);
  }

  fork(): MessageFraming {
    return new MessageFraming(this.#head === grpcHead ? 'grpc' : 'length', this.#frames.fork());
  }

  /** @throws Error when a length is none. */
  push(bytes: Uint8Array): MessageFrame[] {
    return this.#frames.push(bytes).flatMap((frame) => {
      const head = this.#head(frame.bytes, frame.at);
      return head ? [{ ...frame, ...head }] : [];
    });
  }
}

const framesOf = (head: HeadAt): ByteFrames =>
  new ByteFrames({
    endOf: (bytes, at) => head(bytes, at)?.end ?? bytes.length + 1,
    // A length of one byte would say by chance that what comes is whole by itself.
    isWhole: head === grpcHead ? (bytes) => grpcFrames(bytes) !== null : () => false,
  });

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
  if (!isGrpcFlags(flags)) throw new Error('no message of gRPC begins there');
  if (bytes.length - start < GRPC_HEAD) return null;
  return headOf(start + GRPC_HEAD, grpcLength(bytes, start), flags);
}

function headOf(at: number, length: number, flags: number): Head {
  if (length > LONGEST) throw new Error('a message is longer than anyone waits for');
  return { at, end: at + length, flags };
}
