import { FormError, type FormValue, textForm } from './form-value.ts';
import { stringOf } from './read-form.ts';
import { type Special, specialForm } from './special-form.ts';

/** A number with a point or an exponent: it is no integer. */
const FLOAT = /[.eE]/;
const WITHOUT_LITERAL = ['NaN', 'Infinity', '-Infinity'];

/** A float; one of 64 bits is a plain number where JSON has it. */
export function floatForm(value: number, bits: 16 | 32 | 64): FormValue {
  const form = literalOf(value);
  return bits === 64 && form.kind === 'number' ? form : specialForm(`$float${bits}`, form);
}

function literalOf(value: number): FormValue {
  if (!Number.isFinite(value)) return textForm(String(value));
  const text = Object.is(value, -0) ? '-0' : String(value);
  return { kind: 'number', source: FLOAT.test(text) ? text : `${text}.0` };
}

/** Whether the literal of a number is a float's. */
export const isFloat = (source: string): boolean => FLOAT.test(source);

/** The number of a `{"$float32":…}`. @throws FormError when it is none. */
export function floatIn({ name, value }: Special, where: string): number {
  if (value.kind === 'number') return Number(value.source);
  const text = value.kind === 'string' ? stringOf(value.source) : '';
  if (!WITHOUT_LITERAL.includes(text)) {
    throw new FormError(
      `a number, or one of ${WITHOUT_LITERAL.join(', ')} as a string, is expected`,
      `${where}.${name}`,
    );
  }
  return Number(text);
}
