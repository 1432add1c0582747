import { ByteWriter } from '../byte-writer.ts';
import { binaryPayload, type Encoder, firstOf } from '../encoder.ts';
import { countIn, expectMembers, isTrueIn, memberOf, textIn } from '../form/form-access.ts';
import { FormError, type FormValue, oneOrList, packetsIn } from '../form/form-value.ts';
import { fieldsForm } from './mqtt-form.ts';
import { DUPLICATE, MARKED, PACKET_TYPES } from './packet-types.ts';
import { PacketWriter } from './packet-writer.ts';

/**
 * https://docs.oasis-open.org/mqtt/mqtt/v3.1.1 and /v5.0: the members of a packet are the fields that are shown of it,
 * `{"packet":"PUBLISH","QoS":1,"topic":"a/b","packet id":7,"properties":{},"payload":"hi"}`. `properties` are there in
 * version 5 only. Several packets of one message are a list; flags and lengths are derived.
 */
export const mqttEncoder: Encoder = {
  edit(subject) {
    if (firstOf(subject).opcode === 'text') throw new FormError('MQTT is binary');
    if (subject.packets.length === 0) throw new FormError('no packet ends in this message');
    return oneOrList(subject.packets.map((packet) => fieldsForm(packet.fields())));
  },
  encode(form) {
    const writer = new ByteWriter();
    for (const packet of packetsIn(form)) writePacket(writer, packet);
    return [binaryPayload(writer.finish())];
  },
};

/** The most that fits in a length of four bytes. */
const LONGEST = 0x0fffffff;

function writePacket(writer: ByteWriter, form: FormValue): void {
  const type = textIn(memberOf(form, 'packet'), 'packet');
  const layout = LAYOUTS[type];
  const number = PACKET_TYPES.indexOf(type);
  if (!layout) throw new FormError(`known: ${PACKET_TYPES.slice(1).join(', ')}`, 'packet');
  expectMembers(form, ['packet', ...layout.members]);
  const packet = new PacketWriter(form);
  const flags = layout.write(packet, form) ?? markOf(type, form);
  const { length } = packet.writer;
  if (length > LONGEST) throw new FormError('the packet is longer than MQTT allows');
  writer
    .byte((number << 4) | flags)
    .varint(length)
    .bytes(packet.writer.finish());
}

/** The lower four bits of the first byte, where they are always the same but for a duplicate. */
function markOf(type: string, form: FormValue): number {
  if (!MARKED.has(type)) return 0;
  return isTrueIn(memberOf(form, 'duplicate'), 'duplicate') ? 2 | DUPLICATE : 2;
}

interface Layout {
  readonly members: readonly string[];
  /** Returns the flags of the first byte, where they tell something. */
  readonly write: (packet: PacketWriter, form: FormValue) => number | undefined;
}

const answer: Layout = {
  members: ['packet id', 'reason', 'properties'],
  write: (packet) => {
    packet.uint('packet id', 2);
    return writeReason(packet);
  },
};
const reason: Layout = { members: ['reason', 'properties'], write: writeReason };
const nothing: Layout = { members: [], write: () => undefined };
const codes: Layout = {
  members: ['packet id', 'properties', 'reason'],
  write: (packet) => {
    packet.uint('packet id', 2);
    packet.properties();
    packet.codes('reason');
    return undefined;
  },
};
const topics = (hasOptions: boolean): Layout => ({
  members: ['duplicate', 'packet id', 'properties', 'topics'],
  write: (packet) => {
    packet.uint('packet id', 2);
    packet.properties();
    packet.topics(hasOptions);
    return undefined;
  },
});

const LAYOUTS: Readonly<Record<string, Layout>> = {
  CONNECT: {
    members: ['protocol', 'version', 'flags', 'keep alive', 'properties', 'client id', 'will', 'user name', 'password'],
    write: writeConnect,
  },
  CONNACK: {
    members: ['session present', 'code', 'properties'],
    write: (packet) => {
      packet.uint('session present', 1);
      packet.uint('code', 1);
      packet.properties();
      return undefined;
    },
  },
  PUBLISH: {
    members: ['duplicate', 'retain', 'QoS', 'topic', 'packet id', 'properties', 'payload'],
    write: writePublish,
  },
  PUBACK: answer,
  PUBREC: answer,
  PUBREL: { ...answer, members: ['duplicate', ...answer.members] },
  PUBCOMP: answer,
  SUBSCRIBE: topics(true),
  SUBACK: codes,
  UNSUBSCRIBE: topics(false),
  UNSUBACK: codes,
  PINGREQ: nothing,
  PINGRESP: nothing,
  DISCONNECT: reason,
  AUTH: reason,
};

/** Properties follow a reason only. */
function writeReason(packet: PacketWriter): undefined {
  if (packet.has('reason') || packet.has('properties')) packet.uint('reason', 1);
  packet.properties();
}

/** The flags say what is there, and must be right. */
function writeConnect(packet: PacketWriter): undefined {
  packet.text('protocol');
  packet.uint('version', 1);
  const flags = packet.uint('flags', 1);
  for (const [bit, name] of [
    [0x04, 'will'],
    [0x80, 'user name'],
    [0x40, 'password'],
  ] as const) {
    if (((flags & bit) !== 0) !== packet.has(name))
      throw new FormError(`bit ${bit} says whether there is a ${name}`, 'flags');
  }
  packet.uint('keep alive', 2);
  packet.properties();
  packet.text('client id');
  packet.group('will', (will) => {
    will.properties();
    will.text('topic');
    will.data('payload');
  });
  if (packet.has('user name')) packet.text('user name');
  if (packet.has('password')) packet.data('password');
}

function writePublish(packet: PacketWriter, form: FormValue): number {
  const qos = memberOf(form, 'QoS');
  const level = qos ? countIn(qos, 2, 'QoS') : 0;
  packet.text('topic');
  if (level > 0) packet.uint('packet id', 2);
  else if (packet.has('packet id')) throw new FormError('without QoS there is none', 'packet id');
  packet.properties();
  packet.rest('payload');
  const flag = (name: string, bit: number) => (isTrueIn(memberOf(form, name), name) ? bit : 0);
  return flag('duplicate', 8) | (level << 1) | flag('retain', 1);
}
