import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, DecodeStream, Packet, Patience } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { readJsonHub } from './hub-json.ts';
import type { HubMessage } from './hub-message.ts';
import { readMsgpackHub } from './hub-msgpack.ts';

const utf8 = new TextDecoder();
const RECORD_END = 0x1e;

/**
 * https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md and TransportProtocols.md: hubs
 * in JSON or MessagePack, with streams and stateful reconnect.
 */
export const signalRDecoder: Decoder = { id: 'signalr', start: () => stream };

/**
 * Both sides ping each other every 15 s, and give up after twice that, unless they were told other times. A client has
 * 15 s for its handshake, which it sends once the connection is open, and begins to wait with it.
 * https://learn.microsoft.com/aspnet/core/signalr/configuration: ServerTimeout, ClientTimeoutInterval, HandshakeTimeout
 */
const PATIENCE: readonly Patience[] = [
  { awaits: 'sent', ms: 15_000, renewedBy: 'first', isDefault: true },
  { awaits: 'sent', ms: 30_000, renewedBy: 'any', isDefault: true },
  { awaits: 'received', ms: 30_000, renewedBy: 'any', fromOpening: true, isDefault: true },
];

const stream: DecodeStream = {
  patience: PATIENCE,
  decode: (input) => messagesOf(input).map((message) => packetOf(message, input.direction)),
  fork: () => stream,
};

function messagesOf({ payload: { opcode, data, fullSize } }: DecoderInput): HubMessage[] {
  if (opcode === 'text') return readJsonHub(data, fullSize !== undefined);
  const bytes = new Uint8Array(data);
  const end = handshakeEnd(bytes);
  const messages = readMsgpackHub(bytes, end);
  return end > 0 ? [...readJsonHub(utf8.decode(bytes.subarray(0, end)), false), ...messages] : messages;
}

/**
 * The handshake is JSON in either encoding; servers answer it in a binary message where the hub is one of MessagePack,
 * and more may be behind it there. Such a message is never of one that has this length: an array follows a length.
 */
const handshakeEnd = (bytes: Uint8Array): number =>
  bytes[0] === 0x7b && (bytes[1] === 0x7d || bytes[1] === 0x22) ? bytes.indexOf(RECORD_END) + 1 : 0;

function packetOf(message: HubMessage, direction: Way): Packet {
  const { type, target, error, summary, fields } = message;
  return {
    type: target ?? type,
    word: type,
    ...(summary === '' ? {} : { summary }),
    isHeartbeat: type === 'Ping',
    isError: error !== undefined && error !== '',
    ...keysOf(message, direction),
    fields,
  };
}

/**
 * Each side numbers what it asks. A call without an id wants no answer. The streams that a call uploads have ids of
 * their own in the same range: what the caller sends by them belongs to the call.
 */
function keysOf({ type, invocationId, streamIds = [] }: HubMessage, direction: Way): Partial<Packet> {
  if (type === 'Handshake') {
    const handshake = { by: 'sent', id: 'handshake' } as const;
    return direction === 'sent' ? { asks: handshake } : { answers: handshake };
  }
  const streamKey = (stream: string) => ({ by: direction, id: `stream ${stream}` });
  const opens = streamIds.length === 0 ? {} : { opens: streamIds.map(streamKey) };
  if (invocationId === undefined) return opens;
  const id = invocationId;
  switch (type) {
    case 'Invocation':
    case 'StreamInvocation':
      return { asks: { by: direction, id }, ...opens };
    case 'Completion':
      return { answers: { by: otherSide(direction), id }, continues: streamKey(id) };
    case 'StreamItem':
      return { answers: { by: otherSide(direction), id }, isPartialAnswer: true, continues: streamKey(id) };
    case 'CancelInvocation':
      return { continues: { by: direction, id } };
    default:
      return {};
  }
}
