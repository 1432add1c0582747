import { describe, expect, test } from 'vitest';
import {
  type DecodedRow,
  decodeRecording,
  fieldOf,
  membersOf,
  pairsOf,
  recordingsOf,
} from '../../../test/decoding/decode-recording.ts';
import { expectAnyCut } from '../../../test/decoding/expect-any-cut.ts';
import { ANY_LEVEL, type DecoderInput, type Packet } from '../decoder.ts';
import { editableText, encodeText } from '../encoder.ts';
import { mqttDecoder } from './mqtt-decoder.ts';
import { mqttEncoder } from './mqtt-encoder.ts';

const RECORDINGS = recordingsOf('mqtt', 'mqtt-cowboy');

/** The packets that a message ends, as its note tells them: type, topic, packet id, payload. */
function expected({ note }: DecodedRow): object[] {
  if (note.startsWith('empty') || note.endsWith('not complete in this message')) return [];
  const text = note.replace(/^continues the packet begun above; completes /, '').replace(/^\d+ packets: /, '');
  return text.split(/ \| (?=[A-Z]{3})/).map((packet) => {
    const [type] = packet.split(' ', 1);
    const id = / id (\d+)/.exec(packet)?.[1];
    const [, topic, qos, size] = /^PUBLISH (".*?") QoS (\d).*?payload (\d+) bytes/.exec(packet) ?? [];
    return {
      type,
      id: id === undefined ? undefined : Number(id),
      topic: topic === undefined ? undefined : JSON.parse(topic),
      qos: qos === undefined ? undefined : Number(qos),
      size: size === undefined ? undefined : Number(size),
    };
  });
}

function actual({ packets }: DecodedRow): object[] {
  return packets.map((packet) => {
    const payload = fieldOf(packet, 'payload');
    return {
      type: packet.type,
      id: fieldOf(packet, 'packet id'),
      topic: fieldOf(packet, 'topic'),
      qos: fieldOf(packet, 'QoS'),
      size: payload instanceof Uint8Array ? payload.length : undefined,
    };
  });
}

describe.each(RECORDINGS)('%s', (name) => {
  test('is recognised by its subprotocol, and every message is what its note says', async () => {
    const { choice, rows } = await decodeRecording(name);
    expect(choice).toMatchObject({ decoder: 'mqtt', why: { source: 'subprotocol', text: 'mqtt' } });
    expect(rows.map(actual)).toEqual(rows.map(expected));
    expect(rows.map(({ isHeartbeat }) => isHeartbeat)).toEqual(rows.map(({ note }) => /(^|completes )PING/.test(note)));
    expect(rows.filter(({ decoded }) => decoded.kind === 'raw')).toEqual([]);
  });
});

describe('without a subprotocol', () => {
  const withoutSubprotocol = (name: string) =>
    decodeRecording(name, (event) => (event.type === 'open' ? { ...event, subprotocol: '' } : event));

  test('it is recognised by its CONNECT', async () => {
    const { choice } = await withoutSubprotocol('mqtt/v5-browser-transport');
    expect(choice).toMatchObject({ decoder: 'mqtt', why: { source: 'message', text: 'CONNECT MQTT' } });
  });
});

describe('from the middle on', () => {
  test.each(['mqtt/v311-browser-transport', 'mqtt/v5-browser-transport'])('%s is decoded', async (name) => {
    let seen = 0;
    const { rows } = await decodeRecording(name, (event) => (event.type === 'message' && seen++ < 1 ? null : event));
    expect(rows.filter(({ decoded }) => decoded.kind === 'raw')).toEqual([]); // CONNACK tells the version
  });
});

const hex = (text: string): DecoderInput => ({
  direction: 'sent',
  payload: { opcode: 'binary', data: Uint8Array.from(Buffer.from(text, 'hex')).buffer },
});

describe('what is published', () => {
  test.each([
    ['mqtt/v311-publish-subscribe', '23 ⇒ 53', 'SUBSCRIBE id 44546: t/a/+'],
    ['mqtt/v5-publish-subscribe', '37 ⇒ 278', 'SUBSCRIBE id 6375: t/a/+'], // by an alias of its topic
    ['mqtt/v311-browser-transport', '2 ⇒ 16', 'SUBSCRIBE id 33791: t/b/#'],
  ])('in %s belongs to the subscription to its topic: %s', async (name, member, note) => {
    const recording = await decodeRecording(name);
    expect(membersOf(recording)).toContain(member);
    expect(recording.rows[Number.parseInt(member, 10)]?.note).toContain(note);
  });

  test('belongs to the subscription whose identifier it has; a shared one is for the topic behind its name', () => {
    const stream = mqttDecoder.start({ url: '', subprotocol: 'mqtt', api: 'WebSocket' });
    stream.decode(hex('100d00044d5154540502003c000000')); // CONNECT of version 5
    const [subscribe] = stream.decode(hex('82160001020b05000e2473686172652f672f612f2b2f6200'));
    expect(subscribe?.opens).toEqual([{ by: 'sent', id: 'subscription 5' }]);
    expect(subscribe?.subscribes).toEqual([{ by: 'sent', name: `a/${ANY_LEVEL}/b` }]);
  });

  test('belongs to a topic of any name', () => {
    const stream = mqttDecoder.start({ url: '', subprotocol: 'mqtt', api: 'WebSocket' });
    stream.decode(hex('100c00044d5154540402003c0000')); // CONNECT of version 3.1.1
    const [subscribe] = stream.decode(hex('82100001000b636f6e7374727563746f7200'));
    expect(subscribe?.subscribes).toEqual([{ by: 'sent', name: 'constructor' }]);
  });
});

describe('exchanges', () => {
  test('are paired, with each side numbering its own', async () => {
    const recording = await decodeRecording('mqtt/v5-browser-transport');
    // Of message 4 the second packet is answered by 7; QoS 2 is 9 → 10 and 11 → 13.
    expect(pairsOf(recording)).toEqual([
      ...['0 → 1', '2 → 3', '4 → 7', '6 → 8', '9 → 10', '11 → 13', '12 → 14', '15 → 18', '17 → 19'],
      ...['20 → 21', '22 → 24', '23 → 25', '37 → 38'],
    ]);
  });

  test('also where a packet took many messages: its last one is what is answered', async () => {
    const { rows } = await decodeRecording('mqtt/v5-publish-subscribe');
    expect(rows[29]).toMatchObject({ type: 'CONNECT', partner: 30 });
    expect(rows.slice(0, 29).every(({ type }) => type === 'part')).toBe(true);
    expect(rows[84]).toMatchObject({ type: 'PUBREC', partner: 83 });
    expect(rows[96]).toMatchObject({ type: 'PUBCOMP', partner: 89 });
  });
});

describe('fields', () => {
  const packetAt = async (name: string, index: number): Promise<Packet | undefined> =>
    (await decodeRecording(name)).rows[index]?.packets[0];

  test('say where they stand in the message', async () => {
    // 34 11 | 00 05 t/b/2 | A6 7E | 00 | value 2
    const packet = await packetAt('mqtt/v5-browser-transport', 9);
    expect(packet?.summary).toBe('t/b/2 value 2');
    expect(packet?.fields().map(({ name, bytes }) => [name, bytes?.start, bytes?.end])).toEqual([
      ['packet', 0, 1],
      ['remaining length', 1, 2],
      ['QoS', 2, 2],
      ['topic', 2, 9],
      ['packet id', 9, 11],
      ['properties', 11, 12],
      ['payload', 12, 19],
    ]);
  });

  test('that began in an earlier message have no place in this one', async () => {
    const packet = await packetAt('mqtt/v5-publish-subscribe', 29);
    expect(packet?.fields().map(({ name, bytes }) => [name, bytes?.start])).toEqual([
      ...['packet', 'remaining length', 'protocol', 'version', 'flags', 'keep alive', 'properties', 'client id'].map(
        (name) => [name, undefined],
      ),
      ['will', undefined],
      ['user name', undefined],
      ['password', undefined],
    ]);
    // The note says 27 bytes of properties: 11 00 00 00 3C, 21 00 14, 22 00 05, 26 00 03 app 00 08 recorder
    expect(fieldOf(packet, 'properties', 'Session Expiry Interval')).toBe(60);
    expect(fieldOf(packet, 'properties', 'User Property', 'value')).toBe('recorder');
    expect(fieldOf(packet, 'will', 'topic')).toBe('t/will');
    expect(fieldOf(packet, 'password')).toEqual(new TextEncoder().encode('fake-password'));
  });
});

test('packets may be cut into any messages, or joined in one', () =>
  expectAnyCut(mqttDecoder, 'mqtt/v5-publish-subscribe'));

test('a topic that is only an alias is told', async () => {
  const { rows } = await decodeRecording('mqtt/v5-publish-subscribe');
  const aliased = rows.flatMap(({ packets }) => packets).filter((packet) => fieldOf(packet, 'topic') === '');
  expect(aliased.map((packet) => [packet.summary, fieldOf(packet, 'topic of the alias')])).toEqual([
    ['t/a/alias alias only', 't/a/alias'],
  ]);
});

test('version 3.1 has another name, and is read as 3.1.1', () => {
  // https://public.dhe.ibm.com/software/dw/webservices/ws-mqtt/mqtt-v3r1.html#connect: version 3, clean session, 10 s
  const connect = [0x10, 17, 0, 6, ...Buffer.from('MQIsdp'), 3, 2, 0, 10, 0, 3, ...Buffer.from('abc')];
  const subscribe = [0x82, 8, 0, 7, 0, 3, ...Buffer.from('a/b'), 1];
  const stream = mqttDecoder.start({ url: '', subprotocol: 'mqttv3.1', api: 'WebSocket' });
  const data = Uint8Array.from([...connect, ...subscribe]).buffer;
  const packets = stream.decode({ direction: 'sent', payload: { opcode: 'binary', data } });
  expect(packets.map(({ type }) => type)).toEqual(['CONNECT', 'SUBSCRIBE']);
  expect(['protocol', 'version', 'client id'].map((name) => fieldOf(packets[0], name))).toEqual(['MQIsdp', 3, 'abc']);
});

test.each<[string, number[]]>([
  ['SUBSCRIBE', [0x8a, 6, 0, 3, 0, 1, 0x61, 0]],
  ['PUBREL', [0x6a, 2, 0, 3]],
  ['UNSUBSCRIBE', [0xaa, 5, 0, 4, 0, 1, 0x61]],
])('a %s of version 3.1 that is sent once more says so, and does when it is edited', (type, bytes) => {
  const target = { facts: { url: '', subprotocol: 'mqttv3.1', api: 'WebSocket' }, direction: 'sent' } as const;
  const payload = { opcode: 'binary', data: Uint8Array.from(bytes).buffer } as const;
  const packets = mqttDecoder.start(target.facts).decode({ direction: 'sent', payload });
  expect(packets.map((packet) => [packet.type, fieldOf(packet, 'duplicate')])).toEqual([[type, true]]);
  const text = editableText(mqttEncoder, { ...target, messages: [payload], packets });
  const encoded = (edited: string) =>
    encodeText(mqttEncoder, edited, target).flatMap(({ data }) =>
      typeof data === 'string' ? [] : [...new Uint8Array(data)],
    );
  expect(encoded(text)).toEqual(bytes);
  expect(encoded(text.replace('true', 'false'))).toEqual([(bytes[0] ?? 0) - 8, ...bytes.slice(1)]);
});
