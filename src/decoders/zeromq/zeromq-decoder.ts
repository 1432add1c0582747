import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, DecodeStream, Field, Packet } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { FieldReader } from '../field-reader.ts';
import { utf8Text } from '../utf8-text.ts';
import { valueText } from '../value-text.ts';
import { commandSubscriptionOf, subscriptionOf, topicOf } from './subscriptions.ts';

/** https://rfc.zeromq.org/spec/45/ (ZWS 2.0): a byte of flags, then a part of a message or a command of ZMTP. */
export const zeroMqDecoder: Decoder = {
  id: 'zeromq',
  start: ({ subprotocol }) => new ZeroMqStream(!subprotocol.includes('/'), { sent: NEW, received: NEW }),
};

interface Side {
  readonly isFirst: boolean;
  /** The number of the next part of a message. */
  readonly part: number;
  /** Of the message that this part belongs to, where the other side has subscribed to anything. */
  readonly topic: string | undefined;
  readonly hasSubscribed: boolean;
  /** It has sent nothing yet that subscribes to nothing, which a subscriber never does. */
  readonly maySubscribe: boolean;
}

const NEW: Side = { isFirst: true, part: 0, topic: undefined, hasSubscribed: false, maySubscribe: true };
const MORE = 1;
const COMMAND = 2;

class ZeroMqStream implements DecodeStream {
  /** Without a mechanism there is no READY: each side first says its routing id. */
  readonly #hasRoutingIds: boolean;
  #sides: Record<Way, Side>;

  constructor(hasRoutingIds: boolean, sides: Record<Way, Side>) {
    this.#hasRoutingIds = hasRoutingIds;
    this.#sides = sides;
  }

  fork(): ZeroMqStream {
    return new ZeroMqStream(this.#hasRoutingIds, { ...this.#sides });
  }

  decode({ direction, payload: { opcode, data } }: DecoderInput): Packet[] {
    if (opcode === 'text') throw new Error('ZeroMQ is binary');
    const bytes = new Uint8Array(data);
    const reader = new FieldReader(bytes);
    const flags = reader.uint('flags', 1);
    if (flags > COMMAND) throw new Error('no flags of ZWS');
    const side = this.#sides[direction];
    const { isFirst, part } = side;
    if (flags === COMMAND) return [this.#subscribed(commandPacket(reader, direction), direction)];
    // In the middle of a connection the first message is any: only an empty one is surely a routing id.
    const isRoutingId = isFirst && this.#hasRoutingIds && flags === 0 && bytes.length === 1;
    const hasMore = flags === MORE;
    const body = reader.rest('body');
    const by = otherSide(direction);
    const topic = this.#sides[by].hasSubscribed ? (part === 0 ? topicOf(body) : side.topic) : undefined;
    const isAlone = part === 0 && !hasMore;
    const subscription = isAlone && side.maySubscribe ? subscriptionOf(body, direction) : {};
    const maySubscribe = side.maySubscribe && (isRoutingId || Object.keys(subscription).length > 0);
    this.#sides[direction] = { ...side, isFirst: false, part: hasMore ? part + 1 : 0, topic, maySubscribe };
    if (isRoutingId) return [{ type: 'routing id', fields: () => reader.fields }];
    const number: Field = { name: 'part', value: part };
    const packet: Packet = {
      type: 'message',
      summary: `${part}${hasMore ? '+' : ''} ${bodyText(body)}`.trim(),
      fields: () => [number, ...reader.fields],
      ...(topic === undefined ? {} : { topic: { by, name: topic } }),
    };
    return [this.#subscribed({ ...packet, ...subscription }, direction)];
  }

  /** Remembers who has subscribed: until then no message needs a topic. */
  #subscribed(packet: Packet, direction: Way): Packet {
    if (packet.subscribes) this.#sides[direction] = { ...this.#sides[direction], hasSubscribed: true };
    return packet;
  }
}

const CONTROL = /(?![\t\r\n])\p{Cc}|\ufffd/u;
const SHOWN = 200;

function bodyText(body: Uint8Array): string {
  const text = utf8Text(body.subarray(0, SHOWN));
  return CONTROL.test(text) ? valueText(body) : text;
}

/** https://rfc.zeromq.org/spec/37/#commands */
function commandPacket(reader: FieldReader, direction: Way): Packet {
  const from = reader.at;
  const [size = 0] = reader.take(1);
  const name = utf8Text(reader.take(size));
  reader.add('command', name, from);
  const body = name === 'READY' ? null : reader.rest('body');
  const found = body ? commandText(name, body) : readProperties(reader);
  const isPing = name === 'PING';
  return {
    ...(body ? commandSubscriptionOf(name, body, direction) : {}),
    type: name,
    summary: found,
    isHeartbeat: isPing || name === 'PONG',
    isError: name === 'ERROR',
    ...(isPing ? { asks: { by: direction, id: 'ping' } } : {}),
    ...(name === 'PONG' ? { answers: { by: otherSide(direction), id: 'ping' } } : {}),
    fields: () => reader.fields,
  };
}

/** A topic, the reason of an error behind its length, or what has no text. */
function commandText(name: string, body: Uint8Array): string {
  if (name === 'SUBSCRIBE' || name === 'CANCEL') return bodyText(body);
  return name === 'ERROR' && body[0] === body.length - 1 ? bodyText(body.subarray(1)) : valueText(body);
}

/** Each a name behind one byte of length, and a value behind four. */
function readProperties(reader: FieldReader): string {
  const found: string[] = [];
  while (reader.left > 0) {
    const from = reader.at;
    const [size = 0] = reader.take(1);
    const name = utf8Text(reader.take(size));
    const length = reader.peek(4);
    reader.take(4);
    const value = utf8Text(reader.take(length));
    reader.add(name, value, from);
    found.push(`${name}: ${value}`);
  }
  return found.join(', ');
}
