/** Bytes of the longest LEB128 number of 64 bits. */
const LONGEST = 10;

export interface Varint {
  readonly value: bigint;
  /** Bytes that it takes. */
  readonly length: number;
}

/**
 * An unsigned LEB128 number, as Protocol Buffers write them; null when it does not end within 64 bits or the bytes.
 * https://protobuf.dev/programming-guides/encoding/#varints
 */
export function readVarint(bytes: Uint8Array, start: number): Varint | null {
  let value = 0n;
  for (let length = 1; length <= LONGEST; length++) {
    const byte = bytes[start + length - 1];
    if (byte === undefined) return null;
    value |= BigInt(byte & 0x7f) << BigInt(7 * (length - 1));
    if (byte < 0x80) return value >> 64n === 0n ? { value, length } : null;
  }
  return null;
}

/** The same bytes as a signed LEB128 number, which repeats its sign beyond its last bit, as WebAssembly has them. */
export function readSignedVarint(bytes: Uint8Array, start: number): Varint | null {
  let value = 0n;
  for (let length = 1; length <= LONGEST; length++) {
    const byte = bytes[start + length - 1];
    if (byte === undefined) return null;
    value |= BigInt(byte & 0x7f) << BigInt(7 * (length - 1));
    if (byte < 0x80) return { value: BigInt.asIntN(Math.min(64, 7 * length), value), length };
  }
  return null;
}

/** Signs in the lowest bit: 0, -1, 1, -2, … */
export const zigzag = (value: bigint): bigint => (value >> 1n) ^ -(value & 1n);
