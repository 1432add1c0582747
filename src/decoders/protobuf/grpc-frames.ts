/**
 * Flags and a length of four bytes before each message; trailers, and headers, are a text in such a frame.
 * https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md and PROTOCOL-WEB.md
 */
export const GRPC_HEAD = 5;

/** Flags: the content is compressed; it is headers or trailers. */
export const COMPRESSED = 0x01;
export const TRAILERS = 0x80;

/** What headers and trailers begin with: the name of the first. */
export const HEADERS = /^[\w-]{1,100}:/;

/** Where the content of a frame is. */
export interface GrpcFrame {
  readonly at: number;
  readonly end: number;
  readonly flags: number;
}

/** Of the flags two bits mean something. */
export const isGrpcFlags = (flags = 0): boolean => (flags & ~(COMPRESSED | TRAILERS)) === 0;

/** Of the content of the frame that begins at `start`. */
export const grpcLength = (bytes: Uint8Array, start: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset + start).getUint32(1);

/** The frames that bytes are, from the first to the last; null when they are something else. */
export function grpcFrames(bytes: Uint8Array): GrpcFrame[] | null {
  const frames: GrpcFrame[] = [];
  let start = 0;
  while (start + GRPC_HEAD <= bytes.length && isGrpcFlags(bytes[start])) {
    const at = start + GRPC_HEAD;
    const end = at + grpcLength(bytes, start);
    frames.push({ at, end, flags: bytes[start] ?? 0 });
    start = end;
  }
  return start > 0 && start === bytes.length ? frames : null;
}
