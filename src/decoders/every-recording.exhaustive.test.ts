import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { costOfDamage } from '../../test/decoding/cost-of-damage.ts';
import { decodeRecording, recordingsOf } from '../../test/decoding/decode-recording.ts';
import type { Payload } from '../protocol/payload.ts';
import { decodeOrRaw } from './decode-or-raw.ts';
import { DECODER_IDS, type DecoderId, type DecoderInput, type DecodeStream, type Field } from './decoder.ts';
import { REGISTRY } from './registry.ts';

/** What the recordings of each system are decoded with. */
const SYSTEMS: Readonly<Record<string, readonly DecoderId[]>> = {
  actioncable: ['actioncable'],
  'binary-bson': ['bson'],
  'binary-cbor': ['cbor'],
  'binary-flatbuffers': ['flatbuffers'],
  'binary-msgpack': ['msgpack'],
  'binary-protobuf': ['protobuf'],
  caddy: ['json', 'raw'],
  cdp: ['cdp'],
  clusterws: ['clusterws'],
  compressed: ['compressed'],
  'django-channels': ['json', 'raw'],
  engineio: ['engineio'],
  faye: ['faye'],
  'flask-socketio': ['socketio'],
  gorilla: ['json', 'raw'],
  'graphql-transport-ws': ['graphql'],
  'graphql-ws-legacy': ['graphql'],
  humblenet: ['humblenet'],
  'jsonrpc-bidirectional': ['jsonrpc'],
  jupyter: ['jupyter'],
  liveview: ['liveview'],
  mqtt: ['mqtt'],
  'mqtt-cowboy': ['mqtt'],
  nats: ['nats'],
  nostr: ['nostr'],
  ocpp: ['ocpp'],
  phoenix: ['phoenix'],
  'php-websocket-server': ['json', 'phpwebsocket'],
  'protobuf-arena': ['protobuf'],
  pusher: ['pusher'],
  signalr: ['signalr'],
  socketcluster: ['socketcluster'],
  socketio: ['socketio'],
  'socketio-eio3': ['socketio'],
  sockjs: ['sockjs', 'json'],
  stomp: ['stomp'],
  totaljs: ['totaljs', 'raw'],
  uws: ['json', 'raw'],
  wamp: ['wamp'],
  'websocket-node': ['json', 'raw'],
  ws: ['json', 'raw'],
  xml: ['xml'],
  xmpp: ['xmpp'],
  yjs: ['yjs'],
  zeromq: ['zeromq'],
};
/** What the user describes has no system of its own here: its units speak for it. */
const WITHOUT_RECORDING: readonly DecoderId[] = ['schema', 'asyncapi'];

/**
 * The most other messages that a damaged one may cost, by decoder, or by recording where those differ. Most protocols let
 * no message depend on another one.
 */
const COSTS: Readonly<Partial<Record<string, number>>> = {
  compressed: 33, // a stream refers to all that came before
  humblenet: 2, // the other part of a message in two, and what a wrong length takes with it
  // A length that is wrong swallows what follows, up to a message that is plainly packets, which few recordings have.
  mqtt: Number.POSITIVE_INFINITY,
  'mqtt/v311-browser-transport': 3,
  'mqtt/v5-browser-transport': 3,
  'mqtt-cowboy/v311-publish-subscribe': 3,
  nats: 10, // an operation that was cut into messages, which all wait for its end
  phpwebsocket: 4, // the chunks of that message
  stomp: 1, // a part that waited for its rest
  zeromq: 4, // the parts of one message are counted
};

/** Messages of a recording that are damaged, and places in each: every one where there are no more. */
const MESSAGES = 6;
const PLACES = 400;

test('every folder of recordings is in the table, and every decoder has one', () => {
  const folders = readdirSync(new URL('../../test/recordings/', import.meta.url), { withFileTypes: true });
  expect(Object.keys(SYSTEMS)).toEqual(folders.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort());
  const recorded = new Set(Object.values(SYSTEMS).flat());
  expect(DECODER_IDS.filter((id) => !recorded.has(id))).toEqual(WITHOUT_RECORDING);
});

describe.each(Object.keys(SYSTEMS).flatMap((system) => recordingsOf(system)))('%s', (name) => {
  test('is decoded as its system is, and damaged anywhere, split or joined, costs its row at most', async () => {
    const { choice, facts, rows } = await decodeRecording(name);
    const [system = ''] = name.split('/');
    if (rows.length > 0) expect(SYSTEMS[system]).toContain(choice.decoder);
    const stream = (await REGISTRY[choice.decoder].load()).start(facts);
    const told = new Set<string>();
    for (const [index, row] of rows.entries()) {
      const { direction, payload } = row.message;
      if (told.size < MESSAGES && !told.has(row.type)) {
        told.add(row.type);
        const next = rows[index + 1]?.message.payload ?? payload;
        for (const parts of damages(payload, next)) attempt(choice.decoder, stream.fork(), direction, parts);
      }
      attempt(choice.decoder, stream, direction, [payload]);
    }
  });

  test('with one message damaged loses no more than the protocol lets it', async () => {
    const recording = await decodeRecording(name);
    const { decoder } = recording.choice;
    expect(await costOfDamage(decoder, recording)).toBeLessThanOrEqual(COSTS[name] ?? COSTS[decoder] ?? 0);
  });
});

/** Must not throw, neither decoding nor reading what was decoded. */
function attempt(
  id: DecoderId,
  stream: DecodeStream,
  direction: DecoderInput['direction'],
  parts: readonly Payload[],
): void {
  for (const payload of parts) {
    const decoded = decodeOrRaw(id, stream, { direction, payload });
    if (decoded.kind === 'packets') for (const packet of decoded.packets) read(packet.fields());
    else if (!decoded.failed?.reason) throw new Error(`no reason why ${id} failed`);
  }
}

function read(fields: readonly Field[]): void {
  for (const { name, value } of fields) {
    // Not by `expect`: there are millions of them.
    if (typeof name !== 'string' || value === undefined) throw new Error('a field without a name or a value');
    if (Array.isArray(value)) read(value);
  }
}

/** The messages that can become of one: cut off, with one unit changed, in two, and together with the next. */
function* damages(payload: Payload, next: Payload): Generator<readonly Payload[]> {
  const length = payload.opcode === 'text' ? payload.data.length : payload.data.byteLength;
  const step = Math.max(1, Math.ceil(length / PLACES));
  for (let at = 0; at < length; at += step) {
    yield [part(payload, 0, at)];
    yield [part(payload, 0, at), part(payload, at, length)];
    yield [changed(payload, at)];
  }
  yield [joined(payload, next)];
  yield [joined(payload, payload)];
}

function part({ opcode, data }: Payload, start: number, end: number): Payload {
  return opcode === 'text' ? { opcode, data: data.slice(start, end) } : { opcode, data: data.slice(start, end) };
}

function changed({ opcode, data }: Payload, at: number): Payload {
  if (opcode === 'text') {
    const other = String.fromCharCode(data.charCodeAt(at) ^ 0x01);
    return { opcode, data: data.slice(0, at) + other + data.slice(at + 1) };
  }
  const bytes = new Uint8Array(data.slice(0));
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return { opcode, data: bytes.buffer };
}

function joined(first: Payload, second: Payload): Payload {
  if (first.opcode === 'text')
    return { opcode: 'text', data: first.data + (second.opcode === 'text' ? second.data : '') };
  if (second.opcode === 'text') return first;
  const bytes = new Uint8Array(first.data.byteLength + second.data.byteLength);
  bytes.set(new Uint8Array(first.data));
  bytes.set(new Uint8Array(second.data), first.data.byteLength);
  return { opcode: 'binary', data: bytes.buffer };
}
