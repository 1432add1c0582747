import { describeWritten, type WrittenConnection } from '../../test/decoding/describe-written.ts';

const INFO = 'INFO {"server_id":"x","max_payload":1}\r\n';
/** The channel is not the first in it. */
const ROOM = '"{\\"room\\":1,\\"channel\\":\\"Room\\"}"';
const HALL = '"{\\"channel\\":\\"Hall\\"}"';

const comm = (type: string, id: string): string =>
  `{"channel":"shell","header":{"msg_id":"${type}","msg_type":"${type}"},"parent_header":{},"content":{"comm_id":${id}}}`;

/** Written from the specifications: what protocols of texts allow, and no recording has. */
const CONNECTIONS: Readonly<Record<string, WrittenConnection>> = {
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
  'Phoenix with numbers for refs': {
    decoder: 'phoenix',
    facts: { url: 'ws://a.example/socket/websocket?vsn=2.0.0' },
    cases: [
      ['>', '[1,2,"room:1","shout",{}]', 'shout'],
      ['<', '[1,2,"room:1","phx_reply",{"status":"ok","response":{}}]', 'phx_reply → 0'],
    ],
  },
  'Phoenix that broadcasts to whoever has joined': {
    decoder: 'phoenix',
    facts: { url: 'ws://a.example/socket/websocket?vsn=2.0.0' },
    cases: [
      ['<', '[null,null,"room:a/b","shout",{}]', 'shout'],
      ['>', '["1","1","room:a/b","phx_join",{}]', 'phx_join'],
      ['<', '[null,null,"room:a/b","shout",{}]', 'shout ⇒ 1'],
      ['<', '[null,null,"room:a","shout",{}]', 'shout'],
      ['>', '["1","2","room:a/b","phx_leave",{}]', 'phx_leave'],
      ['<', '[null,null,"room:a/b","shout",{}]', 'shout'],
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
      ['>', '["REQ","x",{}]', 'REQ'],
      ['>', '["COUNT","x",{"kinds":[3]}]', 'COUNT'],
      ['<', '["EOSE","x"]', 'EOSE → 12'],
      ['<', '["COUNT","x",{"count":3}]', 'COUNT → 13'],
      ['<', '["CLOSED","x","error: no"]', 'CLOSED ! → 12'],
    ],
  },
  ...Object.fromEntries(
    ['ocpp1.2', 'ocpp1.5', 'ocpp2.0'].map((subprotocol): [string, WrittenConnection] => [
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
  'the TMS of an application of Total.js': {
    decoder: 'totaljs',
    cases: [
      ['<', '{"type":"meta","name":"Shop","subscribe":[{"id":"a"}],"publish":[],"call":[]}', 'meta'],
      ['>', '{"type":"call","id":"add","callbackid":"1","data":{}}', 'call'],
      ['<', '{"type":"response","callbackid":"1","success":true,"data":{}}', 'response → 1'],
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
  'JSON-RPC with a batch of which some is no message': {
    decoder: 'jsonrpc',
    cases: [
      ['>', '[{"jsonrpc":"2.0","method":"sum","id":"1"},{"foo":"boo"},5]', 'sum + invalid + invalid !'],
      ['<', '[{"jsonrpc":"2.0","result":3,"id":"1"},{"jsonrpc":"2.0","error":{},"id":null}]', 'result + error ! → 0'],
      ['>', '[1,2]', 'raw'],
      ['>', '[{"jsonrpc":"2.0","method":"invalid","id":"2"}]', 'invalid'],
    ],
  },
  'JSON-RPC that answers with another spelling of an id': {
    decoder: 'jsonrpc',
    cases: [
      ['>', '{"jsonrpc":"2.0","id":"ż/1","method":"a"}', 'a'],
      ['<', '{"jsonrpc":"2.0","id":"\\u017c\\/1","result":1}', 'result → 0'],
      ['>', '{"jsonrpc":"2.0","id":1,"method":"b"}', 'b'],
      ['<', '{"jsonrpc":"2.0","id":"1","result":1}', 'result → ?'],
      ['<', '{"jsonrpc":"2.0","id":1.0,"result":1}', 'result → 2'],
      ['>', '{"jsonrpc":"2.0","id":9007199254740993,"method":"c"}', 'c'],
      ['<', '{"jsonrpc":"2.0","id":9007199254740992,"result":1}', 'result → ?'],
      ['<', '{"jsonrpc":"2.0","id":9007199254740993,"result":1}', 'result → 5'],
    ],
  },
  'Jupyter with the comm of a widget': {
    decoder: 'jupyter',
    facts: { url: 'ws://a.example/api/kernels/1-2/channels' },
    cases: [
      ['>', comm('comm_open', '"c1"'), 'comm_open'],
      ['<', comm('comm_msg', '"c1"'), 'comm_msg ⇒ 0'],
      ['<', comm('comm_msg', '"c2"'), 'comm_msg'],
      ['<', comm('comm_msg', '2'), 'comm_msg'],
      ['>', comm('comm_close', '"c1"'), 'comm_close ⇒ 0'],
      ['>', comm('comm_info_request', '"c1"'), 'comm_info_request'],
    ],
  },
  'NATS that acknowledges what it hears, in its order': {
    decoder: 'nats',
    cases: [
      ['<', INFO, 'INFO'],
      ['>', 'CONNECT {"lang":"x"}\r\n', 'CONNECT'],
      ['>', 'SUB a 1\r\n', 'SUB'],
      ['>', 'PUB q _INBOX.1 2\r\nhi\r\n', 'PUB'],
      ['>', 'PUB a..b 1\r\nx\r\n', 'PUB'],
      ['>', 'UNSUB 1\r\n', 'UNSUB'],
      ['<', '+OK\r\n', '+OK → 1'],
      ['<', '-ERR \'Permissions Violation for Subscription to "a"\'\r\n', '-ERR ! → 2'],
      ['<', "-ERR 'Slow Consumer'\r\n", '-ERR !'],
      ['<', '+OK\r\n', '+OK → 3'],
      ['<', "-ERR 'Invalid Publish Subject'\r\n", '-ERR ! → 4'],
      ['<', '+OK\r\n', '+OK → 4'],
      ['<', '+OK\r\n', '+OK → 5'],
      ['<', '+OK\r\n', '+OK'],
    ],
  },
  'NATS that says only what is wrong': {
    decoder: 'nats',
    cases: [
      ['<', INFO, 'INFO'],
      ['>', 'CONNECT {"verbose": false}\r\n', 'CONNECT'],
      ['>', 'SUB a.> 1\r\n', 'SUB'],
      ['>', 'PUB x.y 1\r\nx\r\n', 'PUB'],
      ['<', '-ERR \'Permissions Violation for Subscription to "a.>"\'\r\n', '-ERR ! ⇒ 2'],
      ['<', '-ERR \'Permissions Violation for Publish to "x.y"\'\r\n', '-ERR ! ⇒ 3'],
      ['<', '-ERR \'Permissions Violation for Publish to "z"\'\r\n', '-ERR !'],
      ['<', "-ERR 'User Authentication Expired'\r\n", '-ERR ! ⇒ 1'],
    ],
  },
  'Action Cable from the middle on, where the channel is not named first': {
    decoder: 'actioncable',
    cases: [
      ['<', `{"identifier":${ROOM},"message":{"action":"said"}}`, 'said'],
      ['>', `{"command":"message","identifier":${ROOM},"data":"{\\"action\\":\\"speak\\"}"}`, 'speak'],
    ],
  },
  'Action Cable with its extension, which keeps what was said': {
    decoder: 'actioncable',
    facts: { subprotocol: 'actioncable-v1-ext-json' },
    cases: [
      ['<', '{"type":"welcome","sid":"abc"}', 'welcome'],
      ['>', `{"command":"subscribe","identifier":${ROOM}}`, 'subscribe'],
      ['<', `{"type":"confirm_subscription","identifier":${ROOM}}`, 'confirm_subscription → 1'],
      ['>', `{"command":"history","identifier":${ROOM},"history":{"since":17}}`, 'history'],
      ['<', `{"type":"reject_history","identifier":${ROOM}}`, 'reject_history ! → 3'],
      ['<', `{"identifier":${ROOM},"message":{"a":1},"stream_id":"s","epoch":"e","offset":3}`, 'message ⇒ 1'],
      ['>', `{"command":"whisper","identifier":${ROOM},"data":{"event":"typing"}}`, 'whisper ⇒ 1'],
      ['>', '{"command":"pong"}', 'pong'],
      ['>', `{"command":"subscribe","identifier":${HALL},"history":{"since":17}}`, 'subscribe'],
      ['<', `{"type":"confirm_subscription","identifier":${HALL}}`, 'confirm_subscription → 8'],
      ['<', `{"type":"confirm_history","identifier":${HALL}}`, 'confirm_history → 8'],
    ],
  },
  'Bayeux with numbers for ids, and slashes and spaces as some write them': {
    decoder: 'faye',
    cases: [
      ['>', '[{"channel": "/meta/handshake", "id": 0, "version": "1.0"}]', '/meta/handshake'],
      ['<', '[{"id":0,"channel":"\\/meta\\/handshake","successful":true,"clientId":"x"}]', '/meta/handshake → 0'],
      ['>', '[{"channel":"/meta/subscribe","clientId":"x","subscription":["/a/*","/b"],"id":"2"}]', '/meta/subscribe'],
      ['<', '[{"channel":"/a/1","data":{}},{"channel":"/b","data":null}]', '/a/1 + /b ⇒ 2'],
    ],
  },
};

describeWritten(CONNECTIONS);
