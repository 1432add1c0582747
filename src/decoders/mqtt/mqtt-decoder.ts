import type { Way } from '../../protocol/from-page.ts';
import {
  ANY_LEVEL,
  ANY_LEVELS,
  type Decoder,
  type DecoderInput,
  type DecodeStream,
  otherSide,
  type Packet,
  type PairKey,
  type Patience,
  type Topic,
} from '../decoder.ts';
import { shortened } from '../value-text.ts';
import { type Frame, PacketFraming } from './packet-framing.ts';
import { type MqttPacket, readPacket } from './read-packet.ts';
import { TopicAliases } from './topic-aliases.ts';

/** https://docs.oasis-open.org/mqtt/mqtt/v3.1.1 and /v5.0, section 6: over WebSocket, packets end anywhere. */
export const mqttDecoder: Decoder = { id: 'mqtt', start: () => new MqttStream() };

interface Side {
  framing: PacketFraming;
  aliases: TopicAliases;
}

const newSide = (): Side => ({ framing: new PacketFraming(), aliases: new TopicAliases() });

class MqttStream implements DecodeStream {
  /** As CONNECT says; 0 until one is seen, then a packet that has what only version 5 has tells. */
  #version = 0;
  #sides: Record<Way, Side> = { sent: newSide(), received: newSide() };
  patience: readonly Patience[] = [];

  fork(): MqttStream {
    const fork = new MqttStream();
    const copy = ({ framing, aliases }: Side): Side => ({ framing: framing.fork(), aliases: aliases.fork() });
    fork.#version = this.#version;
    fork.#sides = { sent: copy(this.#sides.sent), received: copy(this.#sides.received) };
    return fork;
  }

  skip(): void {
    for (const side of [this.#sides.sent, this.#sides.received]) side.framing = new PacketFraming();
  }

  decode({ direction, payload: { opcode, data, fullSize } }: DecoderInput): Packet[] {
    if (opcode === 'text') throw new Error('MQTT is binary');
    const side = this.#sides[direction];
    return side.framing.push(new Uint8Array(data), fullSize).map((frame) => this.#packet(frame, direction));
  }

  #packet(frame: Frame, direction: Way): Packet {
    if (this.#version === 0) this.#version = versionOf(frame);
    const { aliases } = this.#sides[direction];
    const packet = readPacket(frame, { version: this.#version, aliases });
    if (packet.version !== undefined) this.#version = packet.version;
    if (packet.keepAlive !== undefined) this.patience = patienceOf(packet.keepAlive);
    return packetOf(packet, direction);
  }
}

/**
 * The server closes after one and a half times the keep alive, which the client fills with pings; no time is set for the
 * answers to these.
 * https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Keep_Alive_1
 */
const patienceOf = (keepAlive: number): Patience[] =>
  keepAlive === 0 ? [] : [{ awaits: 'sent', ms: keepAlive * 1_500, renewedBy: 'any' }];

/** What a packet tells of the version when its CONNECT was not seen; 0: nothing. */
function versionOf({ type, bytes }: Frame): number {
  const length = bytes[1] ?? 0;
  if (type === 'CONNACK') return length > 2 ? 5 : 4;
  if (/^PUB(ACK|REC|REL|COMP)$/.test(type)) return length > 2 ? 5 : 0;
  if (type === 'SUBSCRIBE' || type === 'UNSUBSCRIBE') return filtersVersion(bytes, type === 'SUBSCRIBE');
  if (type === 'AUTH') return 5;
  if (type === 'UNSUBACK') return length > 2 ? 5 : 4;
  return type === 'DISCONNECT' && length > 0 ? 5 : 0;
}

/** Where filters of a length that fits fill the packet, from one place in one version and from another in the other. */
function filtersVersion(bytes: Uint8Array, hasOptions: boolean): number {
  const isFilled = (from: number): boolean => {
    let at = from;
    while (at + 2 < bytes.length) at += 2 + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) + (hasOptions ? 1 : 0);
    return at === bytes.length;
  };
  const first = 2 + bytes.findIndex((byte, at) => at > 0 && byte < 0x80); // behind the length, which has four bytes at most
  if (isFilled(first + 1)) return 4;
  const properties = bytes[first + 1] ?? 0;
  return properties < 0x80 && isFilled(first + 2 + properties) ? 5 : 0;
}

/** From here on, a code tells of a failure; in a CONNACK any other than 0, as version 3 has small ones. */
const FAILURES = 0x80;

function packetOf(packet: MqttPacket, direction: Way): Packet {
  const { type, fields, codes = [] } = packet;
  const summary = summaryOf(packet);
  return {
    type,
    ...(summary === '' ? {} : { summary }),
    isHeartbeat: type === 'PINGREQ' || type === 'PINGRESP',
    isError: codes.some((code) => code >= FAILURES || (type === 'CONNACK' && code !== 0)),
    ...keysOf(packet, direction),
    fields: () => fields,
  };
}

const utf8 = new TextDecoder();
const SHOWN = 200;
/** No UTF-8, or a control character that no text has. */
const BINARY = /[\ufffd]|(?![\t\r\n])\p{Cc}/u;

function summaryOf({ topic, payload, filters, client, codes = [] }: MqttPacket): string {
  if (payload) return shortened(`${topic ?? ''} ${textOf(payload)}`.trim());
  if (filters) return shortened(filters.join(', '));
  return (
    client ??
    codes
      .filter((code) => code !== 0)
      .map((code) => `0x${code.toString(16).padStart(2, '0')}`)
      .join(', ')
  );
}

/** A payload is text more often than not; what is none is told by its size. */
function textOf(payload: Uint8Array): string {
  const text = utf8.decode(payload.subarray(0, SHOWN));
  const seen = payload.length > SHOWN ? text.slice(0, -1) : text; // the last character may be cut in two
  return BINARY.test(seen) ? `<${payload.length} B>` : text;
}

/** What is asked, by what answers it. Packet ids are numbered by who sends the first packet of the exchange. */
const ASKED_BY: Readonly<Record<string, string>> = {
  CONNACK: 'CONNECT',
  PUBACK: 'PUBLISH',
  PUBREC: 'PUBLISH',
  PUBCOMP: 'PUBREL',
  SUBACK: 'SUBSCRIBE',
  UNSUBACK: 'UNSUBSCRIBE',
  PINGRESP: 'PINGREQ',
};
const ASKING = new Set(Object.values(ASKED_BY));
/** https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901256 */
const AUTHENTICATION: PairKey = { by: 'sent', id: 'authentication' };

function keysOf(packet: MqttPacket, direction: Way): Partial<Packet> {
  const { type, id, qos } = packet;
  const asked = ASKED_BY[type];
  if (asked !== undefined) return { answers: { by: otherSide(direction), id: `${asked} ${id ?? ''}` } };
  if (type === 'AUTH') {
    // Either side may go on with what the client began.
    return direction === 'sent' ? { opens: [AUTHENTICATION] } : { continues: AUTHENTICATION };
  }
  const opens = type === 'CONNECT' ? { opens: [AUTHENTICATION] } : {};
  const asks = ASKING.has(type) && qos !== 0 ? { asks: { by: direction, id: `${type} ${id ?? ''}` } } : {};
  return { ...opens, ...asks, ...topicsOf(packet, direction) };
}

/**
 * A SUBSCRIBE begins what is delivered for its topics, in version 5 perhaps by its identifier.
 * https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901241
 */
function topicsOf({ type, topic, filters = [], subscription }: MqttPacket, direction: Way): Partial<Packet> {
  const key = (by: Way) => ({ by, id: `subscription ${subscription}` });
  if (type === 'PUBLISH') {
    const by = otherSide(direction);
    const continues = subscription === undefined ? {} : { continues: key(by) };
    return topic === undefined || topic === '' ? continues : { ...continues, topic: { by, name: topic } };
  }
  if (type === 'UNSUBSCRIBE') return { unsubscribes: filters.map((filter) => filterOf(filter, direction)) };
  if (type !== 'SUBSCRIBE') return {};
  const subscribes = filters.map((filter) => filterOf(filter, direction));
  return { subscribes, ...(subscription === undefined ? {} : { opens: [key(direction)] }) };
}

/** The name of a shared subscription stands before its filter, and is no part of it. */
function filterOf(filter: string, by: Way): Topic {
  const levels = filter.replace(/^\$share\/[^/]*\//, '').split('/');
  return { by, name: levels.map((level) => WILDCARDS.get(level) ?? level).join('/') };
}

const WILDCARDS: ReadonlyMap<string, string> = new Map([
  ['+', ANY_LEVEL],
  ['#', ANY_LEVELS],
]);
