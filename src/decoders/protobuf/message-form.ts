import { type FormValue, integerForm, listForm, objectForm, textForm, wordForm } from '../form/form-value.ts';
import { hexForm, textOrHex } from '../form/special-form.ts';
import { runAt } from './message-fields.ts';
import { type FieldType, mapEntryOf } from './message-type.ts';
import { type ScalarValue, scalarAt, scalarsAt, shortestFloat } from './proto-values.ts';
import type { Entry, ProtoMessage } from './read-message.ts';
import { anyContent, timeText } from './well-known-values.ts';

/** Any within Any: each reads its content anew. */
const ANYS = 10;

/**
 * A message as it is edited: JSON with the names of fields, in the order of the wire, so that it is encoded to the same
 * bytes. Where the wire has a field twice, so has the JSON; one that is not known is `"$unknown":{"$hex":"…"}`.
 */
export const messageForm = (message: ProtoMessage): FormValue => formOf(message, 0);

function formOf(message: ProtoMessage, anys: number): FormValue {
  const time = timeText(message);
  if (time !== undefined) return textForm(time);
  const any = anys < ANYS ? anyContent(message) : undefined;
  if (any) return anyForm(any.url, formOf(any.message, anys + 1));
  const { bytes, entries } = message;
  const members: [string, FormValue][] = [];
  for (let index = 0; index < entries.length; ) {
    const run = runAt(entries, index);
    index += run.length;
    members.push(memberOf(bytes, run, anys));
  }
  return objectForm(...members);
}

function anyForm(url: string, content: FormValue): FormValue {
  const type = { key: '"@type"', name: '@type', value: textForm(url) };
  const members = content.kind === 'object' ? content.members : [{ key: '"value"', name: 'value', value: content }];
  return { kind: 'object', members: [type, ...members] };
}

function memberOf(bytes: Uint8Array, run: readonly Entry[], anys: number): [string, FormValue] {
  const [first] = run;
  const field = first?.field;
  if (!first || !field) return ['$unknown', hexForm(bytes.subarray(first?.start, first?.next))];
  if (!field.isRepeated) return [field.name, valuesForm(bytes, first, anys)[0] ?? objectForm()];
  const pairs = mapEntryOf(field) ? run.map((entry) => pairIn(entry, anys)).filter((pair) => pair !== undefined) : [];
  if (pairs.length === run.length) return [field.name, objectForm(...pairs)];
  return [field.name, listForm(run.flatMap((entry) => valuesForm(bytes, entry, anys)))];
}

/** An entry of a map that has its key and its value, in this order; undefined where it is written otherwise. */
function pairIn({ message }: Entry, anys: number): [string, FormValue] | undefined {
  const [key, value, more] = message?.entries ?? [];
  if (!message || key?.number !== 1 || value?.number !== 2 || more) return undefined;
  const [keyForm, valueForm] = [key, value].map((entry) => valuesForm(message.bytes, entry, anys)[0]);
  if (!keyForm || !valueForm || keyForm.kind === 'object' || keyForm.kind === 'array') return undefined;
  const name: unknown = JSON.parse(keyForm.source);
  return [keyForm.kind === 'string' ? String(name) : keyForm.source, valueForm];
}

function valuesForm(bytes: Uint8Array, entry: Entry, anys: number): FormValue[] {
  const { field, message } = entry;
  if (message) return [formOf(message, anys)];
  if (!field) return [];
  if (!field.isRepeated) {
    const value = scalarAt(bytes, entry);
    return value === null ? [] : [scalarForm(field, value)];
  }
  const { rest, values } = scalarsAt(bytes, entry, Number.POSITIVE_INFINITY);
  return rest < entry.end ? [] : values.map(({ value }) => scalarForm(field, value));
}

function scalarForm({ type }: FieldType, value: ScalarValue): FormValue {
  if (value instanceof Uint8Array) return type === 'string' ? textOrHex(value) : hexForm(value);
  if (typeof value === 'boolean') return wordForm(value);
  if (typeof type !== 'string') {
    const name = type.kind === 'enum' ? type.names.get(Number(value)) : undefined;
    return name === undefined ? integerForm(value) : textForm(name);
  }
  if (type === 'float') return floatForm(shortestFloat(Number(value)));
  return type === 'double' ? floatForm(Number(value)) : integerForm(value);
}

/** https://protobuf.dev/programming-guides/json/: what JSON has no number for is a text. */
function floatForm(value: number): FormValue {
  if (!Number.isFinite(value)) return textForm(String(value));
  return { kind: 'number', source: Object.is(value, -0) ? '-0' : String(value) };
}
