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
import { type CborValue, readCbor } from './read-cbor.ts';

/**
 * A value of CBOR as it is edited: a number with a point or an exponent is a float of 64 bits, and what JSON has no words
 * for is `{"$hex":"…"}`, `{"$float16":1.5}`, `{"$tag":[0,value]}`, `{"$simple":23}` (which is undefined),
 * `{"$map":[[key,value]]}`, and `{"$indefinite":[…]}` around a list or a map whose length is not told.
 */
export function cborForm(bytes: Uint8Array, { value, bytes: { start, end } }: CborValue): FormValue {
  const first = bytes[start] ?? 0;
  const [major, info] = [first >> 5, first & 0x1f];
  if (major === 7) return simpleForm(value, info, bytes[end - 1] ?? 0);
  if ((major === 2 || major === 3) && info === 31) throw new FormError('a text in chunks cannot be edited');
  if (typeof value === 'string') return textForm(value);
  if (typeof value === 'number' || typeof value === 'bigint') return integerForm(value);
  if (value instanceof Uint8Array) return hexForm(value);
  if (value === null || typeof value !== 'object') throw new FormError('no value of CBOR');
  const fields = 'json' in value ? [] : value; // none in what is empty
  if (major === 6) return tagForm(bytes, fields);
  const form = major === 5 ? mapForm(bytes, fields) : listForm(fields.map((item) => cborForm(bytes, placed(item))));
  return info === 31 ? specialForm('$indefinite', form) : form;
}

function simpleForm(value: CborValue['value'], info: number, last: number): FormValue {
  if (typeof value === 'number') return floatForm(value, info === 25 ? 16 : info === 26 ? 32 : 64);
  if (value === null) return nothing;
  if (typeof value === 'boolean') return wordForm(value);
  return specialForm('$simple', integerForm(info === 24 ? last : info));
}

function tagForm(bytes: Uint8Array, [tag, inner]: readonly Field[]): FormValue {
  if (!tag || !inner || (typeof tag.value !== 'number' && typeof tag.value !== 'bigint')) {
    throw new FormError('a tag has no value');
  }
  return specialForm('$tag', listForm([integerForm(tag.value), cborForm(bytes, placed(inner))]));
}

function mapForm(bytes: Uint8Array, fields: readonly Field[]): FormValue {
  const pairs = fields.map((field) => {
    const { bytes: place } = placed(field);
    const key = readCbor(bytes, place.start);
    return { key, value: cborForm(bytes, { value: field.value, bytes: { start: key.bytes.end, end: place.end } }) };
  });
  const members = pairs.flatMap(({ key, value }): FormMember[] => {
    const isText = (bytes[key.bytes.start] ?? 0) >> 5 === 3;
    return isText ? [{ key: JSON.stringify(key.value), name: String(key.value), value }] : [];
  });
  if (members.length === pairs.length) return ownObject(members);
  return specialForm('$map', listForm(pairs.map(({ key, value }) => listForm([cborForm(bytes, key), value]))));
}

function placed({ value, bytes }: Field): CborValue {
  if (!bytes) throw new FormError('the value has no place in the message');
  return { value, bytes };
}
