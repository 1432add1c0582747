import type { Field, FieldValue } from '../decoder.ts';
import { type PackedValue, readMsgpack } from '../msgpack/read-msgpack.ts';
import { timestampText } from '../msgpack/timestamp.ts';
import { limitPackets } from '../packet-limit.ts';
import { valueText } from '../value-text.ts';
import { HUB_TYPES, type HubMessage, type HubType } from './hub-message.ts';

/** What stands in the array of each message, after its type. */
export const LAYOUTS: Readonly<Record<HubType, readonly string[]>> = {
  Handshake: [],
  Invocation: ['headers', 'invocationId', 'target', 'arguments', 'streamIds'],
  StreamItem: ['headers', 'invocationId', 'item'],
  Completion: ['headers', 'invocationId', 'resultKind', 'result'],
  StreamInvocation: ['headers', 'invocationId', 'target', 'arguments', 'streamIds'],
  CancelInvocation: ['headers', 'invocationId'],
  Ping: [],
  Close: ['error', 'allowReconnect'],
  Ack: ['sequenceId'],
  Sequence: ['sequenceId'],
};
const RESULT_KIND_ERROR = 1;
/** Of a length: 2 GiB, the most that the specification allows, fit in five bytes. */
const LENGTH_BYTES = 5;

/** The messages that begin at `from`. @throws Error when one is malformed or cut off. */
export function readMsgpackHub(bytes: Uint8Array, from: number): HubMessage[] {
  const messages: HubMessage[] = [];
  for (let at = from; at < bytes.length; ) {
    const { start, end } = extentOf(bytes, at);
    const packed = readMsgpack(bytes.subarray(0, end), start, timestampText);
    if (packed.bytes.end !== end) throw new Error('a message is shorter than its length');
    messages.push(hubMessage(packed));
    at = end;
    limitPackets(messages.length);
  }
  return messages;
}

/** Where the message stands whose length, seven bits a byte and the lowest first, begins at `at`. */
export function extentOf(bytes: Uint8Array, at: number): { start: number; end: number } {
  let length = 0;
  for (let count = 0; count < LENGTH_BYTES && at + count < bytes.length; count++) {
    const byte = bytes[at + count] ?? 0;
    length += (byte & 0x7f) * 2 ** (7 * count);
    if (byte >= 0x80) continue;
    const start = at + count + 1;
    if (length > bytes.length - start) break;
    return { start, end: start + length };
  }
  throw new Error('a message is cut off, or its length is malformed');
}

function hubMessage({ value, bytes }: PackedValue): HubMessage {
  const [number, ...items] = Array.isArray(value) ? (value as readonly Field[]) : [];
  const type = typeof number?.value === 'number' && number.value > 0 ? HUB_TYPES[number.value] : undefined;
  if (!number || !type) throw new Error('no message type of SignalR');
  const isFailed = type === 'Completion' && items[2]?.value === RESULT_KIND_ERROR;
  const named = items.map((item, index) => ({ ...item, name: nameOf(type, index, isFailed) }));
  const of = (name: string) => named.find((item) => item.name === name)?.value;
  const text = (name: string) => {
    const found = of(name);
    return typeof found === 'string' ? found : undefined;
  };
  const said = of('error') ?? of('arguments') ?? of('item') ?? of('result') ?? of('sequenceId') ?? '';
  return {
    type,
    invocationId: text('invocationId'),
    streamIds: textsOf(of('streamIds')),
    target: text('target'),
    error: text('error'),
    summary: valueText(said),
    fields: () => [{ name: 'message', value: type, bytes }, { ...number, name: 'type' }, ...named],
  };
}

function nameOf(type: HubType, index: number, isFailed: boolean): string {
  const name = LAYOUTS[type][index] ?? `${index + 1}`;
  return isFailed && name === 'result' ? 'error' : name;
}

const textsOf = (value: FieldValue | undefined): string[] =>
  Array.isArray(value) ? (value as readonly Field[]).map((item) => String(item.value)) : [];
