import type { Field } from '../decoder.ts';
import { floatForm } from '../form/float-form.ts';
import {
  FormError,
  type FormMember,
  type FormValue,
  integerForm,
  listForm,
  nothing,
  textForm,
  wordForm,
} from '../form/form-value.ts';
import { hexForm, ownObject, specialForm } from '../form/special-form.ts';
import { EMPTY_LIST } from '../value-text.ts';
import { type PackedValue, readMsgpack } from './read-msgpack.ts';

/**
 * A value of MessagePack as it is edited: a number with a point or an exponent is a float of 64 bits, and what JSON has
 * no words for is `{"$hex":"…"}`, `{"$float32":1.5}`, `{"$ext":[5,"…"]}`, `{"$map":[[key,value]]}`.
 */
export function msgpackForm(bytes: Uint8Array, { value, bytes: { start } }: PackedValue): FormValue {
  const first = bytes[start] ?? 0;
  if (value === null) return nothing;
  if (typeof value === 'string') return textForm(value);
  if (typeof value === 'boolean') return wordForm(value);
  if (typeof value === 'bigint') return integerForm(value);
  if (typeof value === 'number')
    return first === 0xca || first === 0xcb ? floatForm(value, first === 0xca ? 32 : 64) : integerForm(value);
  if (value instanceof Uint8Array) return hexForm(value);
  if ('json' in value) return value === EMPTY_LIST ? listForm([]) : ownObject([]);
  if (isExtension(first)) return extensionForm(value);
  if (isMap(first)) return mapForm(bytes, value);
  return listForm(value.map((item) => msgpackForm(bytes, placed(item))));
}

const isExtension = (first: number): boolean => (first >= 0xc7 && first <= 0xc9) || (first >= 0xd4 && first <= 0xd8);
const isMap = (first: number): boolean => (first >= 0x80 && first < 0x90) || first === 0xde || first === 0xdf;

function extensionForm([type, data]: readonly Field[]): FormValue {
  const hex = data?.value instanceof Uint8Array ? hexForm(data.value) : nothing;
  return specialForm('$ext', listForm([integerForm(Number(type?.value)), hex]));
}

function mapForm(bytes: Uint8Array, fields: readonly Field[]): FormValue {
  const pairs = fields.map((field) => {
    const key = readMsgpack(bytes, placed(field).bytes.start);
    const value = { value: field.value, bytes: { start: key.bytes.end, end: key.bytes.end } };
    return { key, value: msgpackForm(bytes, value) };
  });
  const members = pairs.flatMap(({ key: { value: name }, value }): FormMember[] =>
    typeof name === 'string' ? [{ key: JSON.stringify(name), name, value }] : [],
  );
  if (members.length === pairs.length) return ownObject(members);
  return specialForm('$map', listForm(pairs.map(({ key, value }) => listForm([msgpackForm(bytes, key), value]))));
}

function placed({ value, bytes }: Field): PackedValue {
  if (!bytes) throw new FormError('the value has no place in the message');
  return { value, bytes };
}
