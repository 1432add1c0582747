import type { Field } from '../decoder.ts';
import { FieldReader } from '../field-reader.ts';
import { readProperties } from './mqtt-properties.ts';
import type { Frame } from './packet-framing.ts';
import { DUPLICATE, MARKED } from './packet-types.ts';
import type { TopicAliases } from './topic-aliases.ts';

/** What later packets depend on. */
export interface MqttFacts {
  /** 3 and 4 (which is 3.1.1) have one layout, 5 another. */
  readonly version: number;
  /** Topics by the aliases that this side gave them. */
  readonly aliases: TopicAliases;
}

export interface MqttPacket {
  readonly type: string;
  readonly fields: readonly Field[];
  /** Of a packet that is part of an exchange. */
  readonly id?: number;
  readonly qos?: number;
  readonly topic?: string;
  readonly payload?: Uint8Array;
  /** Return codes and reason codes. */
  readonly codes?: readonly number[];
  /** Of a CONNECT. */
  readonly version?: number;
  readonly client?: string;
  /** Its Subscription Identifier, or that of the subscription that it is delivered for. */
  readonly subscription?: number;
  /** Of a CONNECT, and of a CONNACK that has another one for the client: in s, 0 for none. */
  readonly keepAlive?: number;
  /** Topics of a SUBSCRIBE or an UNSUBSCRIBE. */
  readonly filters?: readonly string[];
}

type Part = Omit<MqttPacket, 'type' | 'fields'>;

/** @throws Error when the packet is not what its version allows. */
export function readPacket({ type, bytes, base, isCut }: Frame, facts: MqttFacts): MqttPacket {
  const reader = new FieldReader(bytes, { base });
  const first = reader.peek(1);
  reader.take(1);
  reader.add('packet', type, 0);
  reader.varint('remaining length');
  if (MARKED.has(type) && (first & DUPLICATE) !== 0) reader.add('duplicate', true, reader.at);
  const part = READERS[type]?.(reader, facts, first & 0x0f) ?? {};
  if (reader.left > 0 && !isCut) throw new Error(`${type} is longer than it may be`);
  return { type, fields: reader.fields, ...part };
}

const READERS: Readonly<Record<string, (reader: FieldReader, facts: MqttFacts, flags: number) => Part>> = {
  CONNECT: readConnect,
  CONNACK: (reader, { version }) => {
    reader.uint('session present', 1);
    const codes = [reader.uint('code', 1)];
    const { serverKeepAlive } = version >= 5 && reader.left > 0 ? readProperties(reader) : {};
    return { codes, ...(serverKeepAlive === undefined ? {} : { keepAlive: serverKeepAlive }) };
  },
  PUBLISH: readPublish,
  PUBACK: readAnswer,
  PUBREC: readAnswer,
  PUBREL: readAnswer,
  PUBCOMP: readAnswer,
  SUBSCRIBE: (reader, facts) => readFilters(reader, facts, true),
  UNSUBSCRIBE: (reader, facts) => readFilters(reader, facts, false),
  SUBACK: readCodes,
  UNSUBACK: readCodes,
  DISCONNECT: readReason,
  AUTH: readReason,
};

/** Brokers that are clients of others say so by it, in the version. */
const BRIDGE = 0x80;

function readConnect(reader: FieldReader): Part {
  const name = reader.text('protocol');
  if (name !== 'MQTT' && name !== 'MQIsdp') throw new Error('no CONNECT of MQTT');
  const version = reader.uint('version', 1) & ~BRIDGE;
  const flags = reader.uint('flags', 1);
  const keepAlive = reader.uint('keep alive', 2);
  if (version >= 5) readProperties(reader);
  const client = reader.text('client id');
  if (flags & 0x04) {
    reader.group('will', () => {
      if (version >= 5) readProperties(reader);
      reader.text('topic');
      reader.data('payload');
    });
  }
  if (flags & 0x80) reader.text('user name');
  if (flags & 0x40) reader.data('password');
  return { version, client, keepAlive };
}

function readPublish(reader: FieldReader, { version, aliases }: MqttFacts, flags: number): Part {
  const qos = (flags >> 1) & 3;
  const from = reader.at;
  if (flags & 8) reader.add('duplicate', true, from);
  if (flags & 1) reader.add('retain', true, from);
  reader.add('QoS', qos, from);
  let topic = reader.text('topic');
  const id = qos > 0 ? reader.uint('packet id', 2) : undefined;
  const { subscription, topicAlias } = version >= 5 ? readProperties(reader) : {};
  if (topicAlias !== undefined && topic !== '') aliases.set(topicAlias, topic);
  else if (topicAlias !== undefined) {
    topic = aliases.get(topicAlias) ?? '';
    if (topic !== '') reader.add('topic of the alias', topic, reader.at);
  }
  const payload = reader.rest('payload');
  return {
    qos,
    topic,
    payload,
    ...(id === undefined ? {} : { id }),
    ...(subscription === undefined ? {} : { subscription }),
  };
}

/** A reason and properties are there in version 5 only, and there they may be left out. */
function readAnswer(reader: FieldReader): Part {
  const id = reader.uint('packet id', 2);
  return { id, ...readReason(reader) };
}

function readReason(reader: FieldReader): Part {
  const codes = reader.left > 0 ? [reader.uint('reason', 1)] : [];
  if (reader.left > 0) readProperties(reader);
  return { codes };
}

function readFilters(reader: FieldReader, { version }: MqttFacts, hasOptions: boolean): Part {
  const id = reader.uint('packet id', 2);
  const { subscription } = version >= 5 ? readProperties(reader) : {};
  const filters: string[] = [];
  reader.group('topics', () => {
    while (reader.left > 0) {
      filters.push(reader.text(`${filters.length}`));
      if (hasOptions) reader.uint('options', 1);
    }
  });
  return { id, filters, ...(subscription === undefined ? {} : { subscription }) };
}

function readCodes(reader: FieldReader, { version }: MqttFacts): Part {
  const id = reader.uint('packet id', 2);
  if (version >= 5) readProperties(reader);
  const codes: number[] = [];
  while (reader.left > 0) codes.push(reader.uint('reason', 1));
  return { id, codes };
}
