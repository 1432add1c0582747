import type { Payload } from '../../protocol/payload.ts';
import { type EditSubject, type Encoder, type EncodeTarget, textPayload } from '../encoder.ts';
import { binaryMessage, encodeEngine, engineForm } from '../engineio/encode-engine.ts';
import { ENGINE_TYPES, engineVersion, readEngine } from '../engineio/engine-packet.ts';
import { countIn, expectMembers, itemsOf, memberOf, textIn } from '../form/form-access.ts';
import { compactForm, FormError, type FormValue, listForm, objectForm, textForm } from '../form/form-value.ts';
import { readForm } from '../form/read-form.ts';
import { hexForm, textOrHexBytes } from '../form/special-form.ts';
import { putAttachments, takeAttachments } from './attachments.ts';
import { readSocketPacket, SOCKET_TYPES, type SocketPacket } from './socket-packet.ts';

/**
 * https://github.com/socketio/socket.io-protocol, versions 3 to 5. An event is edited as
 * `{"event":"chat","data":["hi",{"$hex":"00ff"}],"id":3,"namespace":"/room"}`, an answer as `{"ack":3,"data":[]}`, any
 * other packet as `{"packet":"connect","data":{}}`.
 */
export const socketIoEncoder: Encoder = {
  edit(subject) {
    const messages = subject.messages[Symbol.iterator]();
    const version = versionOf(subject);
    const frame = readEngine({ direction: subject.direction, payload: nextOf(messages) }, version);
    if (frame.type !== 'message') return engineForm(frame);
    if (typeof frame.data !== 'string')
      return objectForm(['packet', textForm('attachment')], ['data', hexForm(frame.data)]);
    const packet = readSocketPacket(frame.data, false);
    const attachments = Array.from({ length: packet.attachments }, () => attachmentOf(nextOf(messages), subject));
    return socketForm(packet, attachments);
  },
  encode(form, target) {
    const packet = memberOf(form, 'packet');
    const name = packet && textIn(packet, 'packet');
    const engine = ENGINE_TYPES.find((known) => known === name && known !== 'message');
    if (engine) return [encodeEngine(engine, form)];
    if (name !== 'attachment') return encodeSocket(form, name, versionOf(target));
    return [binaryMessage(textOrHexBytes(memberOf(form, 'data'), 'data'), versionOf(target))];
  },
};

const versionOf = ({ facts }: EncodeTarget): number => engineVersion(facts.url);

function nextOf(messages: Iterator<Payload>): Payload {
  const { value, done } = messages.next();
  if (done) throw new FormError('an attachment is missing');
  if (value.fullSize !== undefined) throw new FormError('only the beginning of the message is here');
  return value;
}

function attachmentOf(payload: Payload, subject: EditSubject): Uint8Array {
  const { data } = readEngine({ direction: subject.direction, payload }, versionOf(subject));
  if (typeof data === 'string') throw new FormError('an attachment is missing');
  return data;
}

function socketForm(packet: SocketPacket, attachments: readonly Uint8Array[]): FormValue {
  const { type, namespace, ackId, data } = packet;
  const isAck = type.endsWith('ack');
  const isEvent = type.endsWith('event');
  const body = data === '' ? undefined : putAttachments(readForm(data), attachments);
  const id: FormValue | undefined = ackId === undefined ? undefined : { kind: 'number', source: ackId };
  return objectForm(
    ['packet', isAck || isEvent ? undefined : textForm(type)],
    ['event', packet.event === undefined ? undefined : textForm(packet.event)],
    ['ack', isAck ? id : undefined],
    ['data', body],
    ['id', isAck ? undefined : id],
    ['namespace', namespace === '/' ? undefined : textForm(namespace)],
  );
}

/** Those that have attachments follow from what they carry. */
const PLAIN_TYPES: readonly string[] = SOCKET_TYPES.filter((type) => !type.startsWith('binary'));

/** Without `packet`, an event or an answer. */
function encodeSocket(form: FormValue, name: string | undefined, version: number): Payload[] {
  expectMembers(form, ['packet', 'event', 'ack', 'data', 'id', 'namespace']);
  const ack = memberOf(form, 'ack');
  const type = name ?? (ack ? 'ack' : 'event');
  const number = PLAIN_TYPES.indexOf(type);
  if (number < 0) throw new FormError(`known: ${[...PLAIN_TYPES, ...ENGINE_TYPES, 'attachment'].join(', ')}`, 'packet');
  const attachments: Uint8Array[] = [];
  const body = bodyOf(form, type);
  const data = body === undefined ? '' : compactForm(takeAttachments(body, attachments, 'data'));
  const id = ack ?? memberOf(form, 'id');
  const idText = id === undefined ? '' : `${countIn(id, Number.MAX_SAFE_INTEGER, ack ? 'ack' : 'id')}`;
  const binary = attachments.length > 0 ? `${attachments.length}-` : '';
  if (binary !== '' && type !== 'event' && type !== 'ack')
    throw new FormError('bytes are for events and answers', 'data');
  const digit = binary === '' ? number : number + BINARY;
  const rest = `${binary}${namespaceOf(form)}${idText}${data}`;
  return [textPayload(`4${digit}${rest}`), ...attachments.map((bytes) => binaryMessage(bytes, version))];
}

/** From the digit of an event, or of an answer, to that of the one with attachments. */
const BINARY = 3;

function bodyOf(form: FormValue, type: string): FormValue | undefined {
  const data = memberOf(form, 'data');
  if (type === 'event') {
    const event = textForm(textIn(memberOf(form, 'event'), 'event'));
    return listForm([event, ...(data ? itemsOf(data, 'data') : [])]);
  }
  return type === 'ack' && data ? listForm(itemsOf(data, 'data')) : data;
}

/** With the comma behind it, as clients write it even where nothing follows. */
function namespaceOf(form: FormValue): string {
  const member = memberOf(form, 'namespace');
  const namespace = member ? textIn(member, 'namespace') : '/';
  if (!/^\/[^,]*$/.test(namespace)) throw new FormError('it begins with / and has no comma', 'namespace');
  return namespace === '/' ? '' : `${namespace},`;
}
