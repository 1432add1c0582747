import type { Field, FieldValue, Packet } from '../decoder.ts';
import { readMsgpack } from '../msgpack/read-msgpack.ts';
import { timestampText } from '../msgpack/timestamp.ts';
import { valueText } from '../value-text.ts';
import { SOCKET_TYPES, type SocketPacket } from './socket-packet.ts';

/** What Socket.IO says by a packet, as both its encodings have it. */
type Said = Pick<SocketPacket, 'type' | 'namespace' | 'ackId' | 'event'>;

/** A packet in MessagePack: `{ type, data, id, nsp }`, with its bytes where they are meant. */
export interface PackedPacket {
  readonly said: Said;
  /** On one line, without the name of the event. */
  readonly line: string;
  readonly fields: Packet['fields'];
}

/** The first byte of a map with few members, which all packets are. */
const isSmallMap = (first: number | undefined): boolean => first !== undefined && first >> 4 === 8;

/**
 * Of https://github.com/socketio/socket.io-msgpack-parser; undefined when the bytes are something else. `before`: bytes
 * of the message that stand before them; null where they were no bytes in the message.
 * @throws Error when it is an event that has no name.
 */
export function readPackedPacket(bytes: Uint8Array, before: number | null): PackedPacket | undefined {
  if (!isSmallMap(bytes[0])) return undefined;
  const fields = mapOf(bytes);
  const value = (name: string) => fields?.find((field) => field.name === name)?.value;
  const type = SOCKET_TYPES[Number(value('type') ?? -1)];
  const [namespace, id, data] = [value('nsp'), value('id'), value('data')];
  if (!fields || !type || typeof namespace !== 'string') return undefined;
  const items = isFields(data) ? data : [];
  const isEvent = type === 'event' || type === 'binary_event';
  const name = items[0]?.value;
  const event = isEvent && (typeof name === 'string' || typeof name === 'number') ? `${name}` : undefined;
  if (isEvent && event === undefined) throw new Error('an event without a name');
  const rest = isEvent && isFields(data) ? data.slice(1).map((item, index) => ({ ...item, name: `${index}` })) : data;
  return {
    said: { type, namespace, ackId: typeof id === 'number' ? `${id}` : undefined, event },
    line: rest === undefined || rest === null || (isFields(rest) && rest.length === 0) ? '' : valueText(rest),
    fields: () => [{ name: 'packet', value: type }, ...(before === 0 ? fields : moved(fields, before))],
  };
}

/** Undefined where they are no MessagePack, or more than one value of it. */
function mapOf(bytes: Uint8Array): readonly Field[] | undefined {
  try {
    const { value, bytes: place } = readMsgpack(bytes, 0, timestampText);
    return isFields(value) && place.end === bytes.length ? value : undefined;
  } catch {
    return undefined; // they are an attachment, then
  }
}

const isFields = (value: FieldValue | undefined): value is readonly Field[] => Array.isArray(value);

/** Fields whose bytes begin elsewhere in the message, or nowhere. */
const moved = (fields: readonly Field[], by: number | null): Field[] =>
  fields.map(({ bytes, name, value: inside }) => {
    const value = isFields(inside) ? moved(inside, by) : inside;
    return bytes && by !== null
      ? { name, value, bytes: { start: bytes.start + by, end: bytes.end + by } }
      : { name, value };
  });
