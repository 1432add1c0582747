import { expect, test } from 'vitest';
import { readRecording } from '../../test/decoding/read-recording.ts';
import type { Patience } from './decoder.ts';
import { engineIoDecoder } from './engineio/engineio-decoder.ts';
import { mqttDecoder } from './mqtt/mqtt-decoder.ts';
import { pusherDecoder } from './pusher/pusher-decoder.ts';
import { socketClusterDecoder } from './socketcluster/socketcluster-decoder.ts';
import { sockJsDecoder } from './sockjs/sockjs-decoder.ts';

const line = ({ awaits, ms, renewedBy, fromOpening, isDefault }: Patience) =>
  [awaits, ms, renewedBy, fromOpening ? 'from opening' : '', isDefault ? 'default' : '']
    .join(' ')
    .trim()
    .replace(/ {2,}/g, ' ');

const SIGNALR = ['sent 15000 first default', 'sent 30000 any default', 'received 30000 any from opening default'];

test.each<[string, string[]]>([
  ['socketio/events-and-acks', ['received 45000 heartbeats', 'sent 45000 heartbeats from opening']],
  ['socketio/heartbeats-dirty-end', ['received 20700 heartbeats', 'sent 20700 heartbeats from opening']],
  ['socketio/upgrade-from-polling', []],
  ['socketio-eio3/events-and-acks', ['received 30000 heartbeats', 'sent 30000 any from opening']],
  ['engineio/messages-and-heartbeats', ['received 1300 heartbeats', 'sent 1300 heartbeats from opening']],
  ['mqtt/v311-keepalive-dirty-end', ['sent 1500 any']],
  ['mqtt/v5-publish-subscribe', ['sent 90000 any']],
  ['stomp/heartbeats-dirty-end', ['sent 1000 any', 'received 1000 any']],
  ['stomp/queues-and-topics', []],
  ['signalr/json-hub', SIGNALR],
  ['signalr/messagepack-hub', SIGNALR],
  ['phoenix/v2-channels', ['received 60000 heartbeats from opening default', 'sent 60000 any from opening default']],
  [
    'liveview/counter-and-upload',
    ['received 60000 heartbeats from opening default', 'sent 60000 any from opening default'],
  ],
  ['actioncable/channels', ['received 6000 any from opening default']],
  ['pusher/channels', ['received 150000 any']],
  ['pusher/activity-dirty-end', ['received 31000 any']],
  ['socketcluster/rpc-and-channels', ['received 20000 heartbeats', 'sent 20000 heartbeats from opening']],
  ['graphql-transport-ws/operations', ['sent 3000 first default']],
  ['graphql-ws-legacy/operations', []],
  ['wamp/rpc-and-pubsub', []],
])('%s', async (name, patience) => {
  const session = await readRecording(name);
  expect(session.meanings.patienceOf('c1').map(line)).toEqual(patience);
});

test.each([
  ['of its time', '', 'sent 45000 any from opening'],
  ['of a later time', ',"maxPayload":1000000', 'sent 45000 heartbeats from opening'],
])('a server %s takes version 3 of Engine.IO, and waits for what it always did', (_time, more, sent) => {
  const stream = engineIoDecoder.start({ url: 'ws://a.example/?EIO=3', subprotocol: '', api: 'WebSocket' });
  const data = `0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000${more}}`;
  stream.decode({ direction: 'received', payload: { opcode: 'text', data } });
  expect(stream.patience?.map(line)).toEqual(['received 45000 heartbeats', sent]);
});

test('STOMP inside of SockJS has its heart-beats', () => {
  const stream = sockJsDecoder.start({ url: '', subprotocol: '', api: 'WebSocket' });
  const hear = (direction: 'sent' | 'received', data: string) => {
    stream.decode({ direction, payload: { opcode: 'text', data } });
    return stream.patience?.map(line);
  };
  expect(hear('received', 'o')).toEqual([]);
  expect(hear('sent', '["CONNECT\\naccept-version:1.2\\nheart-beat:4000,5000\\n\\n\\u0000"]')).toEqual([]);
  expect(hear('received', 'a["CONNECTED\\nversion:1.2\\nheart-beat:6000,3000\\n\\n\\u0000"]')).toEqual([
    ...['sent 4000 any', 'received 6000 any'],
  ]);
});

test('only the response to the handshake of SocketCluster tells its times', () => {
  const stream = socketClusterDecoder.start({ url: '', subprotocol: '', api: 'WebSocket' });
  const hear = (direction: 'sent' | 'received', data: string) => {
    stream.decode({ direction, payload: { opcode: 'text', data } });
    return stream.patience?.map(line);
  };
  const both = ['received 20000 heartbeats', 'sent 20000 heartbeats from opening'];
  expect(hear('received', '{"rid":1,"data":{"pingTimeout":7}}')).toEqual([]);
  expect(hear('sent', '{"event":"#handshake","data":{},"cid":1}')).toEqual([]);
  expect(hear('received', '{"rid":2,"data":{"pingTimeout":8}}')).toEqual([]);
  expect(hear('received', '{"rid":1,"data":{"pingTimeout":20000}}')).toEqual(both);
  expect(hear('sent', '{"event":"settings","cid":3}')).toEqual(both);
  expect(hear('received', '{"rid":3,"data":{"pingTimeout":9}}')).toEqual(both);
});

test('a client of Pusher waits no longer than 120 s before it pings', () => {
  const stream = pusherDecoder.start({ url: '', subprotocol: '', api: 'WebSocket' });
  const established = { event: 'pusher:connection_established', data: '{"socket_id":"1.1","activity_timeout":600}' };
  stream.decode({ direction: 'received', payload: { opcode: 'text', data: JSON.stringify(established) } });
  expect(stream.patience?.map(line)).toEqual(['received 150000 any']);
});

test('a server of MQTT 5 may set another keep alive than its client has asked for, or none', () => {
  const stream = mqttDecoder.start({ url: '', subprotocol: 'mqtt', api: 'WebSocket' });
  const hear = (direction: 'sent' | 'received', ...bytes: number[]) => {
    stream.decode({ direction, payload: { opcode: 'binary', data: Uint8Array.from(bytes).buffer } });
    return stream.patience?.map(line);
  };
  expect(hear('sent', 0x10, 13, 0, 4, ...Buffer.from('MQTT'), 5, 2, 0, 60, 0, 0, 0)).toEqual(['sent 90000 any']);
  expect(hear('received', 0x20, 6, 0, 0, 3, 0x13, 0, 10)).toEqual(['sent 15000 any']);
  expect(hear('received', 0x20, 6, 0, 0, 3, 0x13, 0, 0)).toEqual([]);
});
