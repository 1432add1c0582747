import { textIn } from './form-access.ts';
import { FormError, type FormMember, type FormValue, objectForm, textForm } from './form-value.ts';

/** What JSON has no words for: an object whose only key begins with `$`, as in `{"$hex":"00ff"}`. */
export interface Special {
  readonly name: string;
  readonly value: FormValue;
}

export function specialOf(form: FormValue): Special | null {
  const [member, second] = form.kind === 'object' ? form.members : [];
  return member?.name.startsWith('$') && !second ? member : null;
}

export const specialForm = (name: string, value: FormValue): FormValue => objectForm([name, value]);

/** An object of the packet's own; where it would read as a special one, `{"$literal":…}` says that it is none. */
export function ownObject(members: readonly FormMember[]): FormValue {
  const form: FormValue = { kind: 'object', members };
  return specialOf(form) ? specialForm('$literal', form) : form;
}

export function hexForm(bytes: Uint8Array): FormValue {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return specialForm('$hex', textForm(hex));
}

/** @throws FormError when it is no text of pairs of hexadecimal digits. */
export function hexBytes(form: FormValue | undefined, where: string): Uint8Array<ArrayBuffer> {
  const digits = textIn(form, where).replace(/\s/g, '');
  if (digits.length % 2 !== 0 || /[^\da-f]/i.test(digits)) {
    throw new FormError('pairs of hexadecimal digits are expected', where);
  }
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as the text that they are, else as hex. */
export function textOrHex(bytes: Uint8Array): FormValue {
  try {
    return textForm(strict.decode(bytes));
  } catch {
    return hexForm(bytes); // no UTF-8
  }
}

/** What `textOrHex` stands for. @throws FormError when it is neither. */
export function textOrHexBytes(form: FormValue | undefined, where: string): Uint8Array<ArrayBuffer> {
  const special = form && specialOf(form);
  if (special?.name === '$hex') return hexBytes(special.value, where);
  if (form?.kind !== 'string') throw new FormError('a string or {"$hex":"…"} is expected', where);
  return new TextEncoder().encode(textIn(form, where));
}
