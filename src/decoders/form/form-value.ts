/**
 * A packet as it is edited: JSON whose numbers and strings stay as they are typed, so that what is not edited is encoded
 * again to the digit. `source` is the literal.
 */
export type FormValue =
  | { readonly kind: 'object'; readonly members: readonly FormMember[] }
  | { readonly kind: 'array'; readonly items: readonly FormValue[] }
  | { readonly kind: 'string' | 'number' | 'word'; readonly source: string };

export interface FormMember {
  /** The literal of the key; `name` is what it stands for. */
  readonly key: string;
  readonly name: string;
  readonly value: FormValue;
}

/** What is wrong with a form, and where: `line 2, column 5`, or the path of a member. */
export class FormError extends Error {
  override readonly name = 'FormError';

  constructor(what: string, where = '', options?: ErrorOptions) {
    super(where === '' ? what : `${where}: ${what}`, options);
  }
}

export const nothing: FormValue = { kind: 'word', source: 'null' };
export const textForm = (text: string): FormValue => ({ kind: 'string', source: JSON.stringify(text) });
export const listForm = (items: readonly FormValue[]): FormValue => ({ kind: 'array', items });
export const wordForm = (is: boolean): FormValue => ({ kind: 'word', source: String(is) });
export const integerForm = (value: number | bigint): FormValue => ({ kind: 'number', source: String(value) });

/** A member for each pair whose value is there. */
export const objectForm = (
  ...pairs: readonly (readonly [name: string, value: FormValue | undefined])[]
): FormValue => ({
  kind: 'object',
  members: pairs.flatMap(([name, value]) => (value === undefined ? [] : [{ key: JSON.stringify(name), name, value }])),
});

/** What several packets of one message are edited as: a list, unless there is one. */
export const oneOrList = (forms: readonly FormValue[]): FormValue =>
  forms.length === 1 && forms[0] ? forms[0] : listForm(forms);

/** The packets of a form that is one, or a list of them. */
export const packetsIn = (form: FormValue): readonly FormValue[] => (form.kind === 'array' ? form.items : [form]);

/** Without white space. */
export function compactForm(form: FormValue): string {
  if (form.kind === 'object') {
    return `{${form.members.map(({ key, value }) => `${key}:${compactForm(value)}`).join()}}`;
  }
  return form.kind === 'array' ? `[${form.items.map(compactForm).join()}]` : form.source;
}

/** UTF-16 units of a line, about. */
const WIDTH = 80;

/** On several lines where one would be long. */
export function layOutForm(form: FormValue, indent = ''): string {
  const line = compactForm(form);
  if (line.length + indent.length <= WIDTH || (form.kind !== 'object' && form.kind !== 'array')) return line;
  const inner = `${indent}  `;
  const lines =
    form.kind === 'object'
      ? form.members.map(({ key, value }) => `${inner}${key}: ${layOutForm(value, inner)}`)
      : form.items.map((item) => `${inner}${layOutForm(item, inner)}`);
  const [open, close] = form.kind === 'object' ? '{}' : '[]';
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}
