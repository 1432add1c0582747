import { FormError } from '../form/form-value.ts';

const NAN = 0x7e00;
const INFINITE = 0x7c00;
const SMALLEST_NORMAL = 2 ** -14;

/** A number as https://www.rfc-editor.org/rfc/rfc8949#name-half-precision has it. @throws FormError when it does not fit. */
export function halfBits(value: number, where: string): number {
  if (Number.isNaN(value)) return NAN;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size === Number.POSITIVE_INFINITY) return sign | INFINITE;
  const exponent = size < SMALLEST_NORMAL ? -14 : Math.floor(Math.log2(size));
  const steps = size / 2 ** (exponent - 10); // of the last place
  if (!Number.isInteger(steps) || exponent > 15) throw new FormError('it does not fit in 16 bits', where);
  // A normal number has its first bit, 1024, in the exponent.
  return sign | (size < SMALLEST_NORMAL ? steps : ((exponent + 14) << 10) + steps);
}
