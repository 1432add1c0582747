import { describeWritten, type WrittenConnection } from '../../test/decoding/describe-written.ts';
import { ByteWriter } from './byte-writer.ts';
import { readForm } from './form/read-form.ts';
import { writeMsgpack } from './msgpack/write-msgpack.ts';

const text = new TextEncoder();
const bytes = (...parts: readonly (number | string)[]): number[] =>
  parts.flatMap((part) => (typeof part === 'number' ? [part] : [...text.encode(part)]));
/** `{ $hex: '01' }` for bytes. */
function msgpack(value: unknown): Uint8Array {
  const writer = new ByteWriter();
  writeMsgpack(writer, readForm(JSON.stringify(value)), '');
  return writer.finish();
}
/** A packet of MQTT; texts have their length before them. */
function mqtt(first: number, ...parts: readonly (number | string)[]): number[] {
  const rest = parts.flatMap((part) =>
    typeof part === 'number' ? [part] : [0, text.encode(part).length, ...text.encode(part)],
  );
  return [first, rest.length, ...rest];
}

/** Of one client, with an id of 32 bits. */
const KNOWN = [1, 0xff, 0xff, 0xff, 0xff, 0x0f];
/** A message of Yjs with so many bytes. */
const yjs = (message: number, step: number, size: number): number[] => [
  ...[message, step, (size & 0x7f) | (size > 0x7f ? 0x80 : 0), ...(size > 0x7f ? [size >> 7] : [])],
  ...Array.from({ length: size }, (_, at) => KNOWN[at] ?? 1),
];
/** A message of a hub of SignalR. */
function hub(...items: readonly unknown[]): Uint8Array {
  const packed = msgpack(items);
  return new ByteWriter().varint(packed.length).bytes(packed).finish();
}

/** A frame of gRPC. */
function grpc(flags: number, ...content: readonly (number | string)[]): number[] {
  const rest = bytes(...content);
  return [flags, 0, 0, 0, rest.length, ...rest];
}

/** Written from the specifications: what protocols with bytes allow, and no recording has. */
const CONNECTIONS: Readonly<Record<string, WrittenConnection>> = {
  'MQTT 5 that authenticates in steps, and again': {
    decoder: 'mqtt',
    facts: { subprotocol: 'mqtt' },
    cases: [
      ['>', mqtt(0x10, 'MQTT', 5, 2, 0, 60, 6, 0x15, 'GS2', 'c'), 'CONNECT'],
      ['<', mqtt(0xf0, 0x18, 6, 0x15, 'GS2'), 'AUTH ⇒ 0'],
      ['>', mqtt(0xf0, 0x18, 6, 0x15, 'GS2'), 'AUTH'],
      ['<', mqtt(0x20, 0, 0, 0), 'CONNACK → 0'],
      ['>', mqtt(0xf0, 0x19, 0), 'AUTH'],
      ['<', mqtt(0xf0), 'AUTH ⇒ 4'],
    ],
  },
  'MQTT of a bridge, which marks its version': {
    decoder: 'mqtt',
    facts: { subprotocol: 'mqtt' },
    cases: [
      ['>', mqtt(0x10, 'MQTT', 0x84, 2, 0, 60, 'b'), 'CONNECT'],
      ['<', mqtt(0x20, 0, 0), 'CONNACK → 0'],
    ],
  },
  'MQTT 3.1 that sends packets once more': {
    decoder: 'mqtt',
    facts: { subprotocol: 'mqttv3.1' },
    cases: [
      ['>', mqtt(0x8a, 0, 3, 'a', 0), 'SUBSCRIBE'],
      ['<', mqtt(0x90, 0, 3, 0), 'SUBACK → 0'],
      ['>', mqtt(0x6a, 0, 3), 'PUBREL'],
      ['>', mqtt(0xaa, 0, 4, 'a'), 'UNSUBSCRIBE'],
    ],
  },
  'MQTT 5 from the middle on, told by a SUBSCRIBE': {
    decoder: 'mqtt',
    facts: { subprotocol: 'mqtt' },
    cases: [
      ['>', mqtt(0x82, 0, 1, 0, 'a/#', 1, 'b', 0), 'SUBSCRIBE'],
      ['<', mqtt(0x30, 'a/b', 3, 0x23, 0, 1, 0x78), 'PUBLISH ⇒ 0'],
      ['<', mqtt(0x90, 0, 1, 0, 1, 0x87), 'SUBACK ! → 0'],
    ],
  },
  'WAMP in MessagePack': {
    decoder: 'wamp',
    facts: { subprotocol: 'wamp.2.msgpack' },
    cases: [
      ['>', msgpack([48, 1, { receive_progress: true }, 'com.long', [{ $hex: '01' }]]), 'CALL'],
      ['<', msgpack([50, 1, { progress: true }, [10]]), 'RESULT → 0'],
      ['<', msgpack([50, 1, {}, []]), 'RESULT → 0'],
      ['>', msgpack([32, 2, {}, 'com.x']), 'SUBSCRIBE'],
      ['<', msgpack([33, 2, 2 ** 52]), 'SUBSCRIBED → 3'],
      ['<', msgpack([36, 2 ** 52, 5, {}]), 'EVENT ⇒ 4'],
      ['>', msgpack([16, 3, { acknowledge: true }, 'com.x']), 'PUBLISH'],
      ['<', msgpack([8, 16, 3, {}, 'wamp.error.not_authorized']), 'ERROR ! → 6'],
      ['<', [0x91], 'raw'],
      ['<', [0x91, 0x32, 0x00], 'raw'],
    ],
  },
  'WAMP in CBOR': {
    decoder: 'wamp',
    facts: { subprotocol: 'wamp.2.cbor' },
    cases: [
      ['>', [0x84, 0x18, 48, 1, 0xa0, 0x65, ...bytes('com.x')], 'CALL'],
      ['<', [0x84, 0x18, 50, 1, 0xa0, 0x81, 0x03], 'RESULT → 0'],
    ],
  },
  'Socket.IO in MessagePack': {
    decoder: 'socketio',
    facts: { url: 'ws://a.example/socket.io/?EIO=4&transport=websocket' },
    cases: [
      ['<', '0{"sid":"x","pingInterval":25000,"pingTimeout":5000}', 'open'],
      ['>', msgpack({ type: 0, data: null, nsp: '/' }), 'connect'],
      ['<', msgpack({ type: 0, data: { sid: 'y' }, nsp: '/' }), 'connect → 1'],
      ['>', msgpack({ type: 2, data: ['chat', { $hex: '00ff' }], id: 3, nsp: '/room', options: {} }), 'chat'],
      ['<', msgpack({ type: 3, data: ['ok'], id: 3, nsp: '/room' }), 'ack → 3'],
      ['<', msgpack({ type: 4, data: { message: 'no' }, nsp: '/x' }), 'connect_error ! → ?'],
      ['<', msgpack({ type: 2, data: [{ a: 1 }], nsp: '/' }), 'raw'],
      ['<', msgpack({ type: 2, data: [], nsp: '/' }), 'raw'],
      ['<', msgpack({ type: 2, data: [7, 'x'], nsp: '/' }), '7'],
      ['<', msgpack({ type: 9, nsp: '/' }), 'attachment'],
      ['<', [0x81], 'attachment'],
      ['<', '451-["bin",{"_placeholder":true,"num":0}]', 'bin'],
      ['<', msgpack({ type: 2, data: ['inside'], nsp: '/' }), 'attachment'],
    ],
  },
  'Engine.IO 3 with bytes in base64': {
    decoder: 'socketio',
    facts: { url: 'ws://a.example/socket.io/?EIO=3&transport=websocket&b64=1' },
    cases: [
      ['<', '451-["bin",{"_placeholder":true,"num":0}]', 'bin'],
      ['<', 'b4AQID', 'attachment'],
      ['<', 'bAQID', 'raw'],
    ],
  },
  'Engine.IO 4 with bytes in base64': {
    decoder: 'socketio',
    facts: { url: 'ws://a.example/socket.io/?EIO=4&transport=websocket' },
    cases: [
      ['<', '451-["bin",{"_placeholder":true,"num":0}]', 'bin'],
      ['<', 'bAQID', 'attachment'],
    ],
  },
  'Yjs that is refused, and asks who is there': {
    decoder: 'yjs',
    cases: [
      ['>', [0, 0, 1, 0], 'sync step 1'],
      ['<', bytes(2, 0, 4, 'none'), 'auth !'],
      ['>', [3], 'query awareness'],
      ['<', bytes(1, 8, 1, 5, 2, 4, 'null'), 'awareness'],
    ],
  },
  'Yjs of a document that many have written in, whose lengths have two bytes': {
    decoder: 'yjs',
    cases: [
      ['>', yjs(0, 0, 300), 'sync step 1'],
      ['<', yjs(0, 1, 5_000), 'sync step 2 → 0'],
    ],
  },
  'Yjs from the middle on, by an update': {
    decoder: 'yjs',
    cases: [
      ['<', [0, 2, 8, 1, 1, 0x80, 0x80, 0x80, 1, 0, 0], 'update'],
      ['>', [1, 6, 1, 130, 1, 1, 2, 0x7b, 0x7d], 'raw'],
      ['>', [1, 7, 1, 130, 1, 1, 2, 0x7b, 0x7d], 'awareness'],
    ],
  },
  'what has a number, a length and as many bytes, and is no Yjs': {
    decoder: 'raw',
    cases: [
      ['<', [0, 2, 4, 1, 2, 3, 4], 'binary'],
      ['>', [0, 1, 5, 0, 1, 9, 0xff, 0xff], 'binary'],
      ['<', [1, 4, 1, 2, 3, 4], 'binary'],
      ['>', [0, 0, 1, 44], 'binary'],
      ['<', [0, 0, 5, 1, 2, 3, 4, 5], 'binary'],
      ['>', [0, 1, 5, 0, 0, 1, 2, 3], 'binary'],
    ],
  },
  'Yjs from the middle on, by who is there': {
    decoder: 'yjs',
    cases: [['<', [1, 7, 1, 130, 1, 1, 2, 0x7b, 0x7d], 'awareness']],
  },
  'SignalR whose server says more behind its handshake': {
    decoder: 'signalr',
    cases: [
      ['>', '{"protocol":"messagepack","version":1}\u001e', 'Handshake'],
      ['<', [...bytes('{}\u001e'), 2, 0x91, 6], 'Handshake + Ping → 0'],
      ['<', [...bytes('{}\u001e'), 2, 0x91], 'raw'],
    ],
  },
  'SignalR from the middle on, with messages whose length has two bytes': {
    decoder: 'signalr',
    cases: [['<', hub(1, {}, null, 'Say', ['x'.repeat(300)], []), 'Say']],
  },
  'ZeroMQ that subscribes to everything': {
    decoder: 'zeromq',
    facts: { subprotocol: 'ZWS2.0' },
    cases: [
      ['>', [0], 'routing id'],
      ['<', [0], 'routing id'],
      ['>', [0, 1], 'message'],
      ['<', bytes(0, 'x'), 'message ⇒ 2'],
      ['<', bytes(1, 'topic'), 'message ⇒ 2'],
      ['<', bytes(0, 'rest'), 'message ⇒ 2'],
      ['>', [0, 0], 'message'],
      ['<', bytes(0, 'x'), 'message'],
    ],
  },
  'ZeroMQ that sends a byte of 1, and is no subscriber': {
    decoder: 'zeromq',
    facts: { subprotocol: 'ZWS2.0' },
    cases: [
      ['>', [0], 'routing id'],
      ['>', bytes(0, 'job'), 'message'],
      ['>', [0, 1], 'message'],
      ['<', bytes(0, 'x'), 'message'],
    ],
  },
  'gRPC with messages of Protobuf, without a schema': {
    decoder: 'protobuf',
    cases: [
      ['>', grpc(0, 0x0a, 2, 'hi'), 'Protobuf'],
      [
        '<',
        [...grpc(0, 8, 1), ...grpc(0, 0x0a, 2, 'hi'), ...grpc(0x80, 'grpc-status:0\r\n')],
        'Protobuf + Protobuf + trailers',
      ],
      ['<', grpc(0x80, 'grpc-status: 5\r\ngrpc-message: none\r\n'), 'trailers !'],
      ['<', grpc(1, 0xaa, 0xbb), 'compressed'],
      ['<', grpc(0, 8, 1).slice(0, -1), 'raw'],
      ['<', [8, 1, 16, 1], 'Protobuf'],
    ],
  },
  'gRPC that has only failed': {
    decoder: 'protobuf',
    cases: [['<', grpc(0x80, 'grpc-status: 5\r\n'), 'trailers !']],
  },
  'what has a byte, a length and as many bytes, and is no gRPC': {
    decoder: 'raw',
    cases: [
      ['<', grpc(1, 1, 2, 3, 4), 'binary'],
      ['>', grpc(0x80, 1, 2, 3), 'binary'],
      ['<', [...grpc(0), ...grpc(0)], 'binary'],
    ],
  },
  'gRPC-Web, whose page says before each message whether it is the last': {
    decoder: 'protobuf',
    facts: { subprotocol: 'grpc-websockets' },
    cases: [
      ['>', bytes('content-type: application/grpc-web+proto\r\nx-grpc-web: 1\r\n'), 'headers'],
      ['>', [0, ...grpc(0, 0x0a, 2, 'hi')], 'Protobuf'],
      ['>', [1], 'end'],
      ['<', grpc(0x80, 'content-type: application/grpc-web+proto\r\n'), 'headers'],
      ['<', grpc(0, 8, 1), 'Protobuf'],
      ['<', grpc(0x80, 'grpc-status: 0\r\n'), 'trailers'],
    ],
  },
};

describeWritten(CONNECTIONS);
