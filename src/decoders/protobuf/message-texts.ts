import type { Pointer } from '../schema/schema-document.ts';
import { utf8Text } from '../utf8-text.ts';
import type { FieldType } from './message-type.ts';
import { enumText, type ScalarValue, scalarAt } from './proto-values.ts';
import type { Entry, ProtoMessage } from './read-message.ts';

/** What stands for a message that is there. */
const THERE = ['{}'];

/** What is at a place of a message: its value and other words for it; of a oneof the name of the field that is set. */
export function messageTexts(outermost: ProtoMessage, pointer: Pointer): readonly string[] | undefined {
  let message: ProtoMessage | null | undefined = outermost;
  for (const part of pointer.slice(0, -1)) message = message && entryOf(message, part)?.message;
  return message ? textsIn(message, pointer.at(-1) ?? '') : undefined;
}

function textsIn(message: ProtoMessage, name: string): readonly string[] | undefined {
  const entry = entryOf(message, name);
  if (entry?.message) return THERE;
  if (entry?.field) return textsOf(entry.field, scalarAt(message.bytes, entry));
  const chosen = message.entries.findLast(({ field }) => field?.oneof === name)?.field;
  if (chosen) return [chosen.name];
  const field = message.type.fieldsByName.get(name);
  // What is not on the wire has the value that its type begins with: of an enum it may be what the message is.
  return field && field.oneof === undefined && typeof field.type !== 'string' && field.type.kind === 'enum'
    ? textsOf(field, 0)
    : undefined;
}

const entryOf = ({ entries }: ProtoMessage, name: string): Entry | undefined =>
  entries.findLast(({ field }) => field?.name === name);

function textsOf({ type }: FieldType, value: ScalarValue | null): readonly string[] | undefined {
  if (value === null) return undefined;
  if (typeof type !== 'string') return type.kind === 'enum' ? [enumText(type, value), String(value)] : undefined;
  if (!(value instanceof Uint8Array)) return [String(value)];
  return type === 'string' ? [utf8Text(value)] : undefined;
}
