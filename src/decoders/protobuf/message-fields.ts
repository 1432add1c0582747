import type { Field, FieldValue } from '../decoder.ts';
import { utf8Text } from '../utf8-text.ts';
import { type FieldType, mapEntryOf } from './message-type.ts';
import { enumText, type ScalarValue, scalarAt, scalarsAt, shortestFloat } from './proto-values.ts';
import type { Entry, ProtoMessage } from './read-message.ts';
import { readWire } from './read-wire.ts';
import { anyContent, timeText } from './well-known-values.ts';

/** Any within Any: each reads its content anew. */
const ANYS = 10;

/** A message that says nothing but that it is there. */
const EMPTY: FieldValue = { json: '{}' };

/** The fields of a message by their names, as it is shown; of one that is not known the number, and what it may be. */
export const messageFields = (message: ProtoMessage, base = 0): Field[] => fieldsOf(message, { base, anys: 0 });

interface Showing {
  /** Where the bytes begin in the payload; negative when that was in an earlier one. */
  readonly base: number;
  readonly anys: number;
}

function fieldsOf({ bytes, entries }: ProtoMessage, showing: Showing): Field[] {
  const fields: Field[] = [];
  for (let index = 0; index < entries.length; ) {
    const run = runAt(entries, index);
    index += run.length;
    fields.push(...fieldsOfRun(bytes, run, showing));
  }
  return fields;
}

/** The values of a repeated field that stand one behind the other, or one field. */
export function runAt(entries: readonly Entry[], index: number): readonly Entry[] {
  const field = entries[index]?.field;
  let end = index + 1;
  if (field?.isRepeated) while (entries[end]?.field === field) end++;
  return entries.slice(index, end);
}

function fieldsOfRun(bytes: Uint8Array, run: readonly Entry[], showing: Showing): Field[] {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return [];
  const { field } = first;
  if (!field) return unknownFields(bytes, first, showing);
  const value = field.isRepeated ? listOf(bytes, field, run, showing) : singleOf(bytes, field, first, showing);
  return [placed({ name: field.name, value, start: first.start, end: last.next }, showing)];
}

function listOf(bytes: Uint8Array, field: FieldType, run: readonly Entry[], showing: Showing): Field[] {
  if (mapEntryOf(field)) return run.map((entry) => pairOf(entry, showing));
  const items: Field[] = [];
  const add = (value: FieldValue, start: number, end: number, name = `${items.length}`) =>
    items.push(placed({ name, value, start, end }, showing));
  for (const entry of run) {
    if (entry.message) add(messageValue(entry.message, showing), entry.start, entry.next);
    const { rest, values } = scalarsAt(bytes, entry);
    for (const { end, start, value } of values) add(shown(field, value), start, end);
    if (rest < entry.end) add(bytes.subarray(rest, entry.end), rest, entry.end, '…');
  }
  return items;
}

/** An entry of a map, whose parts may be missing: https://protobuf.dev/programming-guides/encoding/#maps */
function pairOf({ message, next, start }: Entry, showing: Showing): Field {
  const fields = message ? fieldsOf(message, showing) : [];
  const key = fields.findLast(({ name }) => name === 'key')?.value;
  const value = fields.findLast((field) => field.name === 'value')?.value;
  return placed({ name: key === undefined ? '' : String(key), value: value ?? null, start, end: next }, showing);
}

function singleOf(bytes: Uint8Array, field: FieldType, entry: Entry, showing: Showing): FieldValue {
  if (entry.message) return messageValue(entry.message, showing);
  const value = scalarAt(bytes, entry);
  return value === null ? null : shown(field, value);
}

function messageValue(message: ProtoMessage, showing: Showing): FieldValue {
  const any = showing.anys < ANYS ? anyContent(message) : undefined;
  if (!any) return timeText(message) ?? (message.entries.length > 0 ? fieldsOf(message, showing) : EMPTY);
  const content = messageValue(any.message, { ...showing, anys: showing.anys + 1 });
  const type = { name: '@type', value: any.url };
  return Array.isArray(content) ? [type, ...(content as readonly Field[])] : [type, { name: 'value', value: content }];
}

/** A value as it is shown: an enum by name, a text as text. */
function shown({ type }: FieldType, value: ScalarValue): FieldValue {
  if (typeof type !== 'string') return type.kind === 'enum' ? enumText(type, value) : null;
  if (type === 'string' && value instanceof Uint8Array) return utf8Text(value);
  return type === 'float' && typeof value === 'number' ? shortestFloat(value) : value;
}

function unknownFields(
  bytes: Uint8Array,
  { at, end, next, number, start, wireType }: Entry,
  showing: Showing,
): Field[] {
  // What is inside of it would have the places of the bytes that are given.
  const known = wireType === 3 || showing.base !== 0 ? undefined : guessed(bytes, start, next)?.[0];
  return [placed({ name: `${number}`, value: known?.value ?? bytes.subarray(at, end), start, end: next }, showing)];
}

function guessed(bytes: Uint8Array, start: number, end: number): Field[] | undefined {
  try {
    return readWire(bytes, start, end);
  } catch {
    return undefined; // it is shown as the bytes that it is
  }
}

function placed(
  { end, name, start, value }: { name: string; value: FieldValue; start: number; end: number },
  { base }: Showing,
): Field {
  const from = start + base;
  return from < 0 ? { name, value } : { name, value, bytes: { start: from, end: end + base } };
}
