/** The polynomial of CRC-32, the highest bit first, as BZIP2 goes through it. */
const POLYNOMIAL = 0x04c11db7;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ POLYNOMIAL : value << 1;
  return value >>> 0;
});

/** CRC-32/BZIP2. */
export function checksumOf(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) {
    value = (value << 8) ^ (TABLE[(value >>> 24) ^ (bytes[at] ?? 0)] ?? 0);
  }
  return ~value >>> 0;
}
