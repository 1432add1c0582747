import { isJson, readJson } from '../json/json-reader.ts';

/** https://github.com/socketio/socket.io-protocol#packet-types, by their digit. */
export const SOCKET_TYPES = [
  'connect',
  'disconnect',
  'event',
  'ack',
  'connect_error',
  'binary_event',
  'binary_ack',
] as const;
export type SocketType = (typeof SOCKET_TYPES)[number];

/** A header is short; what is behind it is the payload. */
const HEADER = /^([0-6])(?:(\d{1,6})-)?(?:(\/[^,]{0,1000})(?:,|$))?(\d{1,16})?/;

export interface SocketPacket {
  readonly type: SocketType;
  readonly namespace: string;
  /** Binary messages that belong to it and follow. */
  readonly attachments: number;
  /** Of an event that wants an answer, or of the answer. */
  readonly ackId: string | undefined;
  /** Of an event. */
  readonly event: string | undefined;
  /** JSON: of an event and of an answer the list of arguments. Empty: none. */
  readonly data: string;
}

/** @throws Error when the text is no packet of Socket.IO. */
export function readSocketPacket(text: string, isPart: boolean): SocketPacket {
  const header = HEADER.exec(text);
  const type = SOCKET_TYPES[Number(header?.[1])];
  if (!header || !type) throw new Error('no packet type of Socket.IO');
  const isBinary = type === 'binary_event' || type === 'binary_ack';
  if (isBinary !== (header[2] !== undefined)) throw new Error('a count of attachments is missing or too much');
  const data = text.slice(header[0].length);
  const common = { type, namespace: header[3] ?? '/', attachments: Number(header[2] ?? 0), ackId: header[4] };
  return { ...common, ...payloadOf(type, data, isPart) };
}

function payloadOf(type: SocketType, data: string, isPart: boolean): Pick<SocketPacket, 'event' | 'data'> {
  if (type === 'event' || type === 'binary_event') {
    const list = readJson(data, isPart);
    // The name of an event is a text; Socket.IO 2 took a number as well.
    const event = list.kind === 'array' ? (list.text(0) ?? list.number(0)?.toString()) : undefined;
    if (event === undefined) throw new Error('an event without a name');
    return { event, data: list.rest(1) };
  }
  if (type === 'ack' || type === 'binary_ack') {
    if (readJson(data, isPart).kind !== 'array') throw new Error('an answer that is no list');
  } else if (data !== '' && !isPart && !isJson(data)) throw new Error('not well-formed JSON');
  return { event: undefined, data };
}
