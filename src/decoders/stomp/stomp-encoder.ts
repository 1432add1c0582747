import { ByteWriter } from '../byte-writer.ts';
import type { Field, Packet } from '../decoder.ts';
import { binaryPayload, type Encoder, firstOf, textPayload } from '../encoder.ts';
import { expectMembers, memberOf, membersOf, pathTo, textIn } from '../form/form-access.ts';
import { FormError, type FormValue, objectForm, oneOrList, packetsIn, textForm } from '../form/form-value.ts';
import { hexForm, specialOf, textOrHexBytes } from '../form/special-form.ts';
import { COMMANDS, hasEscapes, isPlain } from './stomp-framing.ts';

/**
 * https://stomp.github.io/stomp-specification-1.2.html:
 * `{"command":"SEND","headers":{"destination":"/queue/a"},"body":"hi"}`, in a binary message with `"opcode":"binary"`.
 * Several frames of one message are a list.
 */
export const stompEncoder: Encoder = {
  edit(subject) {
    if (subject.packets.length === 0) throw new FormError('no frame ends in this message');
    const isBinary = firstOf(subject).opcode === 'binary';
    return oneOrList(subject.packets.map((packet) => frameForm(packet, isBinary)));
  },
  encode(form, { facts }) {
    const frames = packetsIn(form);
    const writer = new ByteWriter();
    for (const frame of frames) writeFrame(writer, frame, !hasEscapes(facts.subprotocol));
    const bytes = writer.finish();
    return [frames.some(isBinaryFrame) ? binaryPayload(bytes) : textPayload(new TextDecoder().decode(bytes))];
  },
};

const HEART_BEAT = 'heart-beat';
const isField = (name: string) => (field: Field) => field.name === name;

function frameForm(packet: Packet, isBinary: boolean): FormValue {
  const fields = packet.fields();
  const headers = fields.find(isField('headers'))?.value;
  return objectForm(
    ['opcode', isBinary ? textForm('binary') : undefined],
    ['command', textForm(packet.type)],
    ['headers', Array.isArray(headers) ? headersForm(headers as readonly Field[]) : undefined],
    ['body', bodyForm(fields.find(isField('body')))],
  );
}

const headersForm = (headers: readonly Field[]): FormValue =>
  objectForm(...headers.map(({ name, value }) => [name, textForm(String(value))] as const));

function bodyForm(field: Field | undefined): FormValue | undefined {
  const value = field?.value;
  if (value === undefined || value === null) return undefined;
  if (value instanceof Uint8Array) return hexForm(value);
  return textForm(typeof value === 'object' && 'json' in value ? value.json : String(value));
}

/** Bytes that are no text travel in a binary message. */
function isBinaryFrame(frame: FormValue): boolean {
  const body = memberOf(frame, 'body');
  const opcode = memberOf(frame, 'opcode');
  if (opcode && textIn(opcode, 'opcode') !== 'binary') throw new FormError('known: binary', 'opcode');
  return opcode !== undefined || (body !== undefined && specialOf(body) !== null);
}

function writeFrame(writer: ByteWriter, frame: FormValue, isVersion10: boolean): void {
  expectMembers(frame, ['opcode', 'command', 'headers', 'body']);
  const command = textIn(memberOf(frame, 'command'), 'command');
  if (command === HEART_BEAT) return void writer.byte(0x0a);
  if (!COMMANDS.has(command)) throw new FormError(`known: ${[...COMMANDS, HEART_BEAT].join(', ')}`, 'command');
  const headers = memberOf(frame, 'headers');
  const isUnescaped = isVersion10 || isPlain(command);
  const lines = headers
    ? membersOf(headers, 'headers').map(({ name, value }) => headerLine(name, value, isUnescaped))
    : [];
  const body = memberOf(frame, 'body');
  const bytes = body ? textOrHexBytes(body, 'body') : new Uint8Array(0);
  expectLength(headers, bytes);
  writer
    .bytes(new TextEncoder().encode([command, ...lines, '\n'].join('\n')))
    .bytes(bytes)
    .byte(0);
}

function headerLine(name: string, form: FormValue, isUnescaped: boolean): string {
  const where = pathTo('headers', name);
  const value = textIn(form, where);
  if (!isUnescaped) return `${escaped(name)}:${escaped(value)}`;
  if (/[\r\n]/.test(name + value) || name.includes(':')) throw new FormError('the frame has no escapes', where);
  return `${name}:${value}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', ':': '\\c', '\\': '\\\\' };
const escaped = (text: string): string => text.replace(/[\n\r:\\]/g, (character) => ESCAPES[character] ?? '');

/** Without a length, a body ends at its first NUL; with a wrong one, anywhere. */
function expectLength(headers: FormValue | undefined, body: Uint8Array): void {
  const header = headers && memberOf(headers, 'content-length');
  const where = 'headers.content-length';
  if (header === undefined) {
    if (body.includes(0)) throw new FormError(`${body.length} is needed, as the body has a NUL`, where);
  } else if (textIn(header, where) !== `${body.length}`)
    throw new FormError(`the body has ${body.length} bytes`, where);
}
