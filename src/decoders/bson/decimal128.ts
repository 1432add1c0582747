/** Bits of the exponent, and what is taken from it. */
const EXPONENT_BITS = 14n;
const BIAS = 6_176;
/** https://github.com/mongodb/specifications/blob/master/source/bson-decimal128/decimal128.md: more digits are none. */
const LARGEST = 10n ** 34n - 1n;
/** Exponents from here on are written without one. */
const LEAST_PLAIN = -6;

/** A decimal of IEEE 754-2008 with 128 bits, the lowest byte first, as MongoDB writes it. */
export function decimal128Text(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const high = view.getBigUint64(8, true);
  const sign = high >> 63n === 1n ? '-' : '';
  const top = (high >> 58n) & 0x1fn;
  if (top === 0x1fn) return 'NaN';
  if (top === 0x1en) return `${sign}Infinity`;
  const isLarge = top >> 3n === 3n; // a digit beyond what fits, which no decimal has: then it is 0
  const exponent = Number((high >> (isLarge ? 47n : 49n)) & ((1n << EXPONENT_BITS) - 1n)) - BIAS;
  const digits = ((high & ((1n << 49n) - 1n)) << 64n) | view.getBigUint64(0, true);
  return `${sign}${written(isLarge || digits > LARGEST ? '0' : String(digits), exponent)}`;
}

function written(digits: string, exponent: number): string {
  const scientific = exponent + digits.length - 1;
  if (exponent > 0 || scientific < LEAST_PLAIN) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${digits[0]}${fraction}E${scientific < 0 ? '' : '+'}${scientific}`;
  }
  if (exponent === 0) return digits;
  const padded = digits.padStart(1 - exponent, '0');
  return `${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}
