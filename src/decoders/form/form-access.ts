import { FormError, type FormMember, type FormValue } from './form-value.ts';
import { stringOf } from './read-form.ts';

/** @throws FormError when the form is no object. */
export function membersOf(form: FormValue, where = ''): readonly FormMember[] {
  if (form.kind !== 'object') throw new FormError('an object is expected', where);
  return form.members;
}

/** @throws FormError when the form is no list. */
export function itemsOf(form: FormValue, where: string): readonly FormValue[] {
  if (form.kind !== 'array') throw new FormError('a list is expected', where);
  return form.items;
}

/** Of several with one name the last, as in every parser. */
export const memberOf = (form: FormValue, name: string): FormValue | undefined =>
  form.kind === 'object' ? form.members.findLast((member) => member.name === name)?.value : undefined;

/** @throws FormError when there is a member that is none of these. */
export function expectMembers(form: FormValue, names: readonly string[], where = ''): void {
  for (const { name } of membersOf(form, where)) {
    if (!names.includes(name)) throw new FormError(`unknown here; known: ${names.join(', ')}`, pathTo(where, name));
  }
}

export const pathTo = (where: string, name: string | number): string => (where === '' ? `${name}` : `${where}.${name}`);

/** @throws FormError when it is no string. */
export function textIn(form: FormValue | undefined, where: string): string {
  if (form?.kind !== 'string') throw new FormError(form ? 'a string is expected' : 'a string is missing', where);
  return stringOf(form.source);
}

/** @throws FormError when it is no whole number from 0 to `most`. */
export function countIn(form: FormValue | undefined, most: number, where: string): number {
  const value = form?.kind === 'number' ? Number(form.source) : Number.NaN;
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new FormError(`a whole number from 0 to ${most} is expected`, where);
  }
  return value;
}

/** @throws FormError when it is neither true nor false; false when it is not there. */
export function isTrueIn(form: FormValue | undefined, where: string): boolean {
  if (form === undefined) return false;
  if (form.kind !== 'word' || form.source === 'null') throw new FormError('true or false is expected', where);
  return form.source === 'true';
}
