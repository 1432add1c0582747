import type { Field } from '../decoder.ts';
import {
  FormError,
  type FormValue,
  integerForm,
  listForm,
  objectForm,
  textForm,
  wordForm,
} from '../form/form-value.ts';
import { hexForm, textOrHex } from '../form/special-form.ts';

/** What is counted or looked up when a packet is encoded. */
const DERIVED = new Set(['remaining length', 'length', 'topic of the alias']);

/** The fields of a packet, or of a part of it, as they are edited. */
export function fieldsForm(fields: readonly Field[]): FormValue {
  return objectForm(
    ...fields
      .filter(({ name }) => !DERIVED.has(name))
      .map(({ name, value }) => [name, valueForm(name, value)] as const),
  );
}

function valueForm(name: string, value: Field['value']): FormValue {
  if (typeof value === 'string') return textForm(value);
  if (typeof value === 'number') return integerForm(value);
  if (typeof value === 'boolean') return wordForm(value);
  // A password or a payload is text more often than not; in properties bytes are bytes.
  if (value instanceof Uint8Array) return name === 'payload' || name === 'password' ? textOrHex(value) : hexForm(value);
  if (value === null || typeof value !== 'object' || 'json' in value) throw new FormError('no value of MQTT', name);
  return name === 'topics' ? topicsForm(value) : fieldsForm(value);
}

/** A topic is a field, and so are the options that follow it in a SUBSCRIBE. */
function topicsForm(fields: readonly Field[]): FormValue {
  const topics = fields.flatMap((field, index): FormValue[] => {
    if (field.name === 'options') return [];
    const options = fields[index + 1];
    const topic = textForm(String(field.value));
    if (options?.name !== 'options') return [topic];
    return [objectForm(['topic', topic], ['options', integerForm(Number(options.value))])];
  });
  return listForm(topics);
}
