/** Bytes that wait for more, as they came. Appending copies nothing and changes nothing, so that a fork may share it. */
export interface ByteChain {
  readonly before: ByteChain | null;
  readonly bytes: Uint8Array;
  /** Of all of them. */
  readonly length: number;
}

export const chain = (before: ByteChain | null, bytes: Uint8Array): ByteChain => ({
  before,
  bytes,
  length: (before?.length ?? 0) + bytes.length,
});

/** The bytes of a chain, and behind them some more. */
export function joinChain(waiting: ByteChain | null, more: Uint8Array): Uint8Array {
  if (waiting === null) return more;
  const joined = new Uint8Array(waiting.length + more.length);
  joined.set(more, waiting.length);
  for (let link: ByteChain | null = waiting; link; link = link.before) {
    joined.set(link.bytes, link.length - link.bytes.length);
  }
  return joined;
}

/** The last bytes of a chain, so many or all that there are. */
export function chainEnd(waiting: ByteChain, count: number): Uint8Array {
  const end = new Uint8Array(Math.min(count, waiting.length));
  let left = end.length;
  for (let link: ByteChain | null = waiting; link && left > 0; link = link.before) {
    const part = link.bytes.subarray(Math.max(0, link.bytes.length - left));
    left -= part.length;
    end.set(part, left);
  }
  return end;
}
