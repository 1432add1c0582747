import type { Field, FieldValue, JsonText } from './decoder.ts';

/** UTF-16 units; one line shows no more. */
const LENGTH = 300;
const MEMBERS = 20;
const BYTES = 16;

/** What no fields tell apart. */
export const EMPTY_LIST: JsonText = { json: '[]' };
export const EMPTY_MAP: JsonText = { json: '{}' };

/** A value on one line, shortened. */
export function valueText(value: FieldValue): string {
  if (typeof value === 'string') return shortened(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (isFields(value)) return fieldsText(value);
  if ('json' in value) return shortened(value.json);
  const hex = Array.from(value.subarray(0, BYTES), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return `<${hex}${value.length > BYTES ? ' …' : ''}>`;
}

/** The beginning of a text that may be of any length. */
export const shortened = (text: string): string =>
  text.length > LENGTH ? `${text.slice(0, LENGTH).toWellFormed()}…` : text;

/** Whether the fields are the items of a list, named by their places. */
export const isList = (fields: readonly Field[]): boolean => fields.every(({ name }, index) => name === `${index}`);

const isFields = (value: object): value is readonly Field[] => Array.isArray(value);

function fieldsText(fields: readonly Field[]): string {
  const isItems = isList(fields);
  const parts = fields
    .slice(0, MEMBERS)
    .map(({ name, value }) => (isItems ? valueText(value) : `${name}: ${valueText(value)}`));
  const rest = fields.length > MEMBERS ? ', …' : '';
  return shortened(isItems ? `[${parts.join(', ')}${rest}]` : `{${parts.join(', ')}${rest}}`);
}
