import { ByteWriter } from '../byte-writer.ts';
import { itemsOf, memberOf, membersOf, pathTo, textIn } from '../form/form-access.ts';
import { FormError, type FormMember, type FormValue } from '../form/form-value.ts';
import { hexBytes, specialOf } from '../form/special-form.ts';
import { type FieldType, type MessageType, mapEntryOf } from './message-type.ts';
import { secondsOf } from './well-known-values.ts';
import { writeScalar, writeVarint } from './write-scalar.ts';

/** The members of a form, in their order. @throws FormError that says what is wrong, and where. */
export function writeMessage(type: MessageType, form: FormValue, where = ''): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  if (isTime(type) && form.kind === 'string') writeTime(writer, type, form, where);
  else if (isAny(type) && memberOf(form, '@type')) writeAny(writer, type, form, where);
  else for (const member of membersOf(form, where)) writeMember(writer, type, member, where);
  return writer.finish();
}

const isTime = ({ name }: MessageType) => name === 'google.protobuf.Timestamp' || name === 'google.protobuf.Duration';
const isAny = ({ name }: MessageType) => name === 'google.protobuf.Any';

function writeMember(writer: ByteWriter, type: MessageType, { name, value }: FormMember, outer: string): void {
  const where = pathTo(outer, name);
  if (name === '$unknown') {
    writer.bytes(hexBytes(specialOf(value)?.value, where));
    return;
  }
  const field = type.fieldsByName.get(name);
  if (!field)
    throw new FormError(`unknown here; known: ${[...type.fieldsByName.keys()].slice(0, 50).join(', ')}`, where);
  const entry = mapEntryOf(field);
  if (entry && value.kind === 'object') writeMap(writer, field, { entry, members: value.members, where });
  else if (field.isRepeated) writeList(writer, field, itemsOf(value, where), where);
  else writeValue(writer, field, value, where);
}

function writeList(writer: ByteWriter, field: FieldType, items: readonly FormValue[], where: string): void {
  if (!field.isPacked) {
    for (const [index, item] of items.entries()) writeValue(writer, field, item, `${where}.${index}`);
    return;
  }
  const list = new ByteWriter();
  for (const [index, item] of items.entries()) writeScalar(list, field.type, item, `${where}.${index}`);
  writeBehindLength(writer, field.number, list.finish());
}

interface MapForm {
  readonly entry: MessageType;
  readonly members: readonly FormMember[];
  readonly where: string;
}

/** Keys are texts in JSON, whatever they are. */
function writeMap(writer: ByteWriter, field: FieldType, { entry, members, where }: MapForm): void {
  const [key, value] = [entry.fields.get(1), entry.fields.get(2)];
  for (const { key: source, name, value: form } of members) {
    const pair = new ByteWriter();
    const keyForm: FormValue =
      key?.type === 'string' ? { kind: 'string', source } : { kind: keyKind(name), source: name };
    if (key) writeValue(pair, key, keyForm, pathTo(where, name));
    if (value) writeValue(pair, value, form, pathTo(where, name));
    writeBehindLength(writer, field.number, pair.finish());
  }
}

const keyKind = (name: string): 'word' | 'number' => (name === 'true' || name === 'false' ? 'word' : 'number');

function writeValue(writer: ByteWriter, { number, type, wireType }: FieldType, form: FormValue, where: string): void {
  if (typeof type === 'string' || type.kind === 'enum') {
    writer.varint(number * 8 + wireType);
    writeScalar(writer, type, form, where);
    return;
  }
  const bytes = writeMessage(type, form, where);
  if (wireType === 2) writeBehindLength(writer, number, bytes);
  else
    writer
      .varint(number * 8 + 3)
      .bytes(bytes)
      .varint(number * 8 + 4);
}

const writeBehindLength = (writer: ByteWriter, number: number, bytes: Uint8Array) =>
  writer
    .varint(number * 8 + 2)
    .varint(bytes.length)
    .bytes(bytes);

function writeTime(writer: ByteWriter, type: MessageType, form: FormValue, where: string): void {
  const time = secondsOf(type, textIn(form, where));
  const example = type.name.endsWith('Timestamp') ? '2024-02-29T12:00:00.5Z' : '1.5s';
  if (!time) throw new FormError(`a time like "${example}" is expected`, where);
  for (const [index, value] of [time.seconds, time.nanos].entries()) {
    if (value !== 0) writeVarint(writer.byte((index + 1) * 8), BigInt(value));
  }
}

function writeAny(writer: ByteWriter, type: MessageType, form: FormValue, where: string): void {
  const url = textIn(memberOf(form, '@type'), pathTo(where, '@type'));
  const inner = type.others.get(url.slice(url.lastIndexOf('/') + 1));
  if (!inner) throw new FormError('no message that is declared', pathTo(where, '@type'));
  const members = membersOf(form, where).filter(({ name }) => name !== '@type');
  const value = isTime(inner) ? members.find(({ name }) => name === 'value')?.value : undefined;
  const bytes = writeMessage(inner, value ?? { kind: 'object', members }, where);
  writeBehindLength(writer, 1, new TextEncoder().encode(url));
  if (bytes.length > 0) writeBehindLength(writer, 2, bytes);
}
