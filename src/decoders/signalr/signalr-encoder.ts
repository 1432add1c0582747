import { ByteWriter } from '../byte-writer.ts';
import { binaryPayload, type Encoder, firstOf, textPayload } from '../encoder.ts';
import { expectMembers, memberOf, membersOf, textIn } from '../form/form-access.ts';
import {
  compactForm,
  FormError,
  type FormValue,
  integerForm,
  listForm,
  objectForm,
  oneOrList,
  packetsIn,
  textForm,
} from '../form/form-value.ts';
import { readForm } from '../form/read-form.ts';
import { msgpackForm } from '../msgpack/msgpack-form.ts';
import { readMsgpack } from '../msgpack/read-msgpack.ts';
import { writeMsgpack } from '../msgpack/write-msgpack.ts';
import { RECORD_END } from './hub-json.ts';
import { HUB_TYPES } from './hub-message.ts';
import { extentOf, LAYOUTS } from './hub-msgpack.ts';

/**
 * https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md: a record of JSON as it is; of
 * MessagePack its items by name, `{"message":"Invocation","headers":{},"invocationId":"1","target":"Say",…}`. Several in
 * one message are a list.
 */
export const signalREncoder: Encoder = {
  edit(subject) {
    const payload = firstOf(subject);
    return oneOrList(payload.opcode === 'text' ? recordForms(payload.data) : packedForms(new Uint8Array(payload.data)));
  },
  encode(form) {
    const messages = packetsIn(form);
    if (messages.length === 0) throw new FormError('one message or more is expected');
    const packed = messages.filter((message) => memberOf(message, 'message'));
    if (packed.length === 0)
      return [textPayload(messages.map((message) => `${recordOf(message)}${RECORD_END}`).join(''))];
    if (packed.length < messages.length) throw new FormError('some have a "message", some have none');
    const writer = new ByteWriter();
    for (const message of messages) writePacked(writer, message);
    return [binaryPayload(writer.finish())];
  },
};

function recordForms(text: string): FormValue[] {
  const records = text.split(RECORD_END);
  if (records.pop() !== '') throw new FormError('a record has no end');
  return records.map((record) => readForm(record));
}

function recordOf(form: FormValue): string {
  membersOf(form);
  return compactForm(form);
}

function packedForms(bytes: Uint8Array): FormValue[] {
  const forms: FormValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { start, end } = extentOf(bytes, at);
    forms.push(packedForm(msgpackForm(bytes, readMsgpack(bytes, start))));
    at = end;
  }
  return forms;
}

function packedForm(array: FormValue): FormValue {
  const [number, ...items] = array.kind === 'array' ? array.items : [];
  const type = number?.kind === 'number' ? HUB_TYPES[Number(number.source)] : undefined;
  if (!type) throw new FormError('no message type of SignalR');
  const names = LAYOUTS[type];
  return objectForm(
    ['message', textForm(type)],
    ...items.map((item, index) => [names[index] ?? `${index + 1}`, item] as const),
  );
}

const HUB_NAMES: readonly string[] = HUB_TYPES;

/** The items up to the last one that is there; those before must be. */
function writePacked(writer: ByteWriter, form: FormValue): void {
  const name = textIn(memberOf(form, 'message'), 'message');
  const number = HUB_NAMES.indexOf(name);
  const type = HUB_TYPES[number];
  if (!type || number === 0) throw new FormError(`known: ${HUB_TYPES.slice(1).join(', ')}`, 'message');
  const names = LAYOUTS[type];
  expectMembers(form, ['message', ...names]);
  const count = names.findLastIndex((key) => memberOf(form, key)) + 1;
  const items = names.slice(0, count).map((key) => {
    const item = memberOf(form, key);
    if (!item) throw new FormError('it is missing, and something that follows it is there', key);
    return item;
  });
  const inner = new ByteWriter();
  writeMsgpack(inner, listForm([integerForm(number), ...items]), '');
  writer.varint(inner.length).bytes(inner.finish());
}
