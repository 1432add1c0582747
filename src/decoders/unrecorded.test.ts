import { describe, expect, test } from 'vitest';
import { decodeMessages, type Written } from '../../test/decoding/decode-messages.ts';
import { ByteWriter } from './byte-writer.ts';
import { readForm } from './form/read-form.ts';
import { writeMsgpack } from './msgpack/write-msgpack.ts';

/** A message, and the line that it becomes. */
type Case = readonly [...Written, line: string];
interface Connection {
  readonly decoder: string;
  readonly facts?: { readonly url?: string; readonly subprotocol?: string };
  readonly cases: readonly Case[];
}

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

/** Written from the specifications: what the protocols allow, and no recording has. */
const CONNECTIONS: Readonly<Record<string, Connection>> = {
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
  'WAMP that is cancelled and revoked': {
    decoder: 'wamp',
    facts: { subprotocol: 'wamp.2.json' },
    cases: [
      ['>', '[48,2,{"receive_progress":true},"com.long",[1]]', 'CALL'],
      ['<', '[50,2,{"progress":true},[10]]', 'RESULT → 0'],
      ['>', '[49,2,{"mode":"kill"}]', 'CANCEL ⇒ 0'],
      ['<', '[8,48,2,{},"wamp.error.canceled"]', 'ERROR ! → 0'],
      ['<', '[68,5,77,{},[1]]', 'INVOCATION'],
      ['<', '[69,5,{"mode":"interrupt"}]', 'INTERRUPT ⇒ 4'],
      ['>', '[8,68,5,{},"wamp.error.canceled"]', 'ERROR ! → 4'],
      ['>', '[32,3,{},"com.x"]', 'SUBSCRIBE'],
      ['<', '[33,3,44]', 'SUBSCRIBED → 7'],
      ['<', '[35,0,{"subscription":44,"reason":"gone"}]', 'UNSUBSCRIBED ⇒ 8'],
      ['<', '[67,0,{"registration":45}]', 'UNREGISTERED'],
      ['>', '[6,{},"wamp.close.close_realm"]', 'GOODBYE'],
      ['<', '[6,{},"wamp.close.goodbye_and_out"]', 'GOODBYE → 11'],
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
  'WAMP from the middle on, without its subprotocol': {
    decoder: 'wamp',
    cases: [
      ['<', '[36,44,555,{},["hi"]]', 'EVENT'],
      ['>', '[48,7814135,{},"com.myapp.add",[1,2]]', 'CALL'],
      ['<', '[50,7814135,{},[3]]', 'RESULT → 1'],
    ],
  },
  'STOMP with transactions': {
    decoder: 'stomp',
    facts: { subprotocol: 'v12.stomp' },
    cases: [
      ['>', 'BEGIN\ntransaction:t\n\n\0', 'BEGIN'],
      ['>', 'SEND\ndestination:/q\ntransaction:t\n\nx\0', 'SEND ⇒ 0'],
      ['>', 'SEND\ndestination:/q\ntransaction:t\nreceipt:r\n\nx\0', 'SEND'],
      ['<', 'RECEIPT\nreceipt-id:r\n\n\0', 'RECEIPT → 2'],
      ['>', 'COMMIT\ntransaction:t\n\n\0', 'COMMIT ⇒ 0'],
    ],
  },
  'STOMP from the middle on, without its subprotocol': {
    decoder: 'stomp',
    cases: [
      ['>', 'ACK\nid:1\nreceipt:2\n\n\0', 'ACK → ?'],
      ['<', 'RECEIPT\nreceipt-id:2\n\n\0', 'RECEIPT → 0'],
    ],
  },
  'STOMP inside of SockJS, as Spring has it': {
    decoder: 'sockjs',
    facts: { url: 'ws://a.example/ws/123/abcdefgh/websocket' },
    cases: [
      ['<', 'o', 'open'],
      ['>', '["CONNECT\\naccept-version:1.2\\n\\n\\u0000"]', 'CONNECT'],
      ['<', 'a["CONNECTED\\nversion:1.2\\n\\n\\u0000"]', 'CONNECTED → 1'],
      ['>', '["SUBSCRIBE\\nid:0\\ndestination:/t\\n\\n\\u0000"]', 'SUBSCRIBE'],
      ['<', 'a["MESSAGE\\nsubscription:0\\nmessage-id:1\\ndestination:/t\\n\\nhi\\u0000"]', 'MESSAGE ⇒ 3'],
      ['<', 'a["\\n"]', 'heart-beat'],
      ['<', 'h', 'heartbeat'],
      ['<', 'c[1000,"Normal"]', 'close'],
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
  'Phoenix with numbers for refs': {
    decoder: 'phoenix',
    facts: { url: 'ws://a.example/socket/websocket?vsn=2.0.0' },
    cases: [
      ['>', '[1,2,"room:1","shout",{}]', 'shout'],
      ['<', '[1,2,"room:1","phx_reply",{"status":"ok","response":{}}]', 'phx_reply → 0'],
    ],
  },
  'Phoenix 1 from the middle on, at any URL': {
    decoder: 'phoenix',
    cases: [
      ['<', '{"event":"new_msg","payload":{"a":1},"ref":null,"topic":"room:1"}', 'new_msg'],
      ['>', '{"topic":"room:1","event":"shout","payload":{},"ref":"2","join_ref":"1"}', 'shout'],
      ['<', '{"event":"phx_reply","payload":{"status":"ok"},"ref":"2","topic":"room:1"}', 'phx_reply → 1'],
    ],
  },
  'GraphQL from the middle on, without its subprotocol': {
    decoder: 'graphql',
    cases: [
      ['<', '{"id":"a","type":"next","payload":{"data":{"x":1}}}', 'next → ?'],
      ['>', '{"id":"1","type":"start","payload":{"variables":{},"query":"{ a }"}}', 'start'],
      ['<', '{"type":"data","id":"1","payload":{"data":{"a":1}}}', 'data → 1'],
    ],
  },
  'Nostr that reconciles, counts and authenticates': {
    decoder: 'nostr',
    cases: [
      ['<', '["AUTH","chal"]', 'AUTH'],
      ['>', '["AUTH",{"id":"e1","kind":22242,"tags":[["challenge","chal"]],"content":""}]', 'AUTH'],
      ['<', '["OK","e1",true,""]', 'OK → 1'],
      ['>', '["NEG-OPEN","n1",{"kinds":[1]},"6100"]', 'NEG-OPEN'],
      ['<', '["NEG-MSG","n1","6101"]', 'NEG-MSG → 3'],
      ['>', '["NEG-MSG","n1","6102"]', 'NEG-MSG ⇒ 3'],
      ['<', '["NEG-ERR","n1","blocked: too big"]', 'NEG-ERR ! → 3'],
      ['>', '["NEG-CLOSE","n1"]', 'NEG-CLOSE ⇒ 3'],
      ['>', '["COUNT","c1",{"kinds":[3]}]', 'COUNT'],
      ['<', '["CLOSED","c1","error: no"]', 'CLOSED ! → 8'],
      ['>', '["REQ","s1",{}]', 'REQ'],
      ['>', '["CLOSE","s1"]', 'CLOSE ⇒ 10'],
    ],
  },
  ...Object.fromEntries(
    ['ocpp1.2', 'ocpp1.5', 'ocpp2.0'].map((subprotocol): [string, Connection] => [
      `OCPP by the subprotocol ${subprotocol}`,
      {
        decoder: 'ocpp',
        facts: { subprotocol },
        cases: [
          ['>', '[2,"1","Heartbeat",{}]', 'Heartbeat'],
          ['<', '[3,"1",{"currentTime":"2013-02-01T20:53:32Z"}]', 'CALLRESULT → 0'],
        ],
      },
    ]),
  ),
  'OCPP 2.1 with an answer that is refused': {
    decoder: 'ocpp',
    facts: { subprotocol: 'ocpp2.1' },
    cases: [
      ['>', '[2,"1","BootNotification",{"reason":"PowerUp"}]', 'BootNotification'],
      ['<', '[3,"1",{"status":"?"}]', 'CALLRESULT → 0'],
      ['>', '[5,"1","FormationViolation","bad",{}]', 'CALLRESULTERROR ! ⇒ 0'],
    ],
  },
  'XMPP that resumes a stream, and authenticates by SASL 2': {
    decoder: 'xmpp',
    facts: { subprotocol: 'xmpp' },
    cases: [
      ['>', '<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="SCRAM-SHA-1">biws</auth>', 'auth'],
      ['<', '<challenge xmlns="urn:ietf:params:xml:ns:xmpp-sasl">cj0=</challenge>', 'challenge → 0'],
      ['>', '<response xmlns="urn:ietf:params:xml:ns:xmpp-sasl">Yz0=</response>', 'response ⇒ 0'],
      ['<', '<success xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>', 'success → 0'],
      ['>', '<enable xmlns="urn:xmpp:sm:3"/>', 'enable'],
      ['<', '<enabled xmlns="urn:xmpp:sm:3"/>', 'enabled → 4'],
      ['>', '<resume xmlns="urn:xmpp:sm:3" previd="a" h="1"/>', 'resume'],
      ['<', '<failed xmlns="urn:xmpp:sm:3"><item-not-found/></failed>', 'failed ! → 6'],
      ['>', '<authenticate xmlns="urn:xmpp:sasl:2" mechanism="PLAIN"/>', 'authenticate'],
      ['<', '<success xmlns="urn:xmpp:sasl:2"/>', 'success → 8'],
    ],
  },
  'Pusher with a user who signs in': {
    decoder: 'pusher',
    facts: { url: 'ws://a.example/app/key?protocol=7' },
    cases: [
      ['>', '{"event":"pusher:signin","data":{"auth":"a","user_data":"{}"}}', 'pusher:signin'],
      ['<', '{"event":"pusher:signin_success","data":"{}"}', 'pusher:signin_success → 0'],
    ],
  },
  'SocketCluster from the middle on, at any URL': {
    decoder: 'socketcluster',
    cases: [
      ['<', '{"event":"#publish","data":{"channel":"c","data":1}}', '#publish'],
      ['<', '', 'ping'],
      ['>', '', 'pong → 1'],
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
  'JSON-RPC with a batch of which some is no message': {
    decoder: 'jsonrpc',
    cases: [
      ['>', '[{"jsonrpc":"2.0","method":"sum","id":"1"},{"foo":"boo"},5]', 'sum + invalid + invalid !'],
      ['<', '[{"jsonrpc":"2.0","result":3,"id":"1"},{"jsonrpc":"2.0","error":{},"id":null}]', 'result + error ! → 0'],
      ['>', '[1,2]', 'raw'],
    ],
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
};

describe('messages that nobody recorded', () => {
  test.each(Object.entries(CONNECTIONS))('%s', async (_name, { decoder, facts = {}, cases }) => {
    const decoded = await decodeMessages(facts, ...cases.map(([way, data]): Written => [way, data]));
    expect(decoded.decoder).toBe(decoder);
    expect(decoded.lines).toEqual(cases.map(([, , line]) => line));
  });
});

/** Of applications that have words in common with a protocol, and do not speak it. */
const OTHERS: Readonly<Record<string, readonly [decoder: string, ...messages: string[]]>> = {
  'methods with a point': ['json', '{"method":"Update.price","params":1}', '{"method":"Chat.send"}'],
  'words of NATS': ['raw', 'INFO {"a":1}', 'CONNECT {"user":1}', 'PUB is open', 'PING', 'MSG from bob'],
  'words of STOMP': ['raw', 'ACK\nok: yes', 'BEGIN\nhere', 'RECEIPT\ntotal: 5'],
  'words of Nostr': ['json', '["EVENT","x"]', '["OK"]', '["REQ","a","b"]', '["CLOSE","door"]', '["NEG-MSG"]'],
  'topics and events': ['json', '{"topic":"t","event":"e","payload":"p"}', '{"topic":"t","event":"e","ref":1}'],
  'numbered arrays': [
    'json',
    '[1,"x",{"a":1}]',
    '[2,"id","Say",{"a":1}]',
    '[16,1,{},"a"]',
    '[36,44,555]',
    '[8,1,{},"a"]',
  ],
  'items of data': ['json', '{"id":"a","type":"next","payload":{"page":2}}', '{"type":"data","payload":{"x":1}}'],
  'numbers called rid': ['json', '{"rid":5,"name":"x"}', '{"event":"#tag","rid":"x"}'],
  'texts that begin with b': ['raw', 'b64data', 'b4', 'bAQID', 'babe'],
};

describe('what is no protocol that is known', () => {
  test.each(Object.entries(OTHERS))('stays what it is: %s', async (_name, [decoder, ...messages]) => {
    const decoded = await decodeMessages({}, ...messages.map((data, index): Written => [index % 2 ? '>' : '<', data]));
    expect(decoded.decoder).toBe(decoder);
  });
});
