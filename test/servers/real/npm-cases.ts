import type { Cases } from './run-cases.ts';

/** The order that both versions of Socket.IO have, and Flask-SocketIO: see `pages/socketio-events.js`. */
const EVENTS_SENT = ['connect', 'add', 'file', 'attachment', 'ask me', '→ ack', 'connect'];
const EVENTS_RECEIVED = [
  ...['open', '→ connect', 'welcome', '→ ack', '→ ack', 'attachment'],
  ...['question', 'answered', '→ connect_error'],
];
export const SOCKET_IO = {
  page: 'socketio',
  decoder: 'Socket.IO',
  because: 'EIO=4 in the URL',
  sent: EVENTS_SENT,
  received: EVENTS_RECEIVED,
  pair: ['ack', 'add'],
} as const;

const HUB = {
  program: 'signalr.mjs',
  decoder: 'SignalR',
  sent: ['Handshake', 'Add', 'Nonsense', 'Count', 'AskMe', '→ Completion', 'Say', 'Close'],
  received: [
    ...['→ Handshake', '→ Completion', '→ Completion', '→ StreamItem', 'StreamItem', 'StreamItem', 'Completion'],
    ...['Question', '→ Completion', 'Said'],
  ],
  pair: ['Completion', 'Add'],
} as const;

/** Servers that npm has, and those that were written for a client that npm has. */
export const NPM_CASES: Cases = {
  plain: [
    { name: 'ws', program: 'ws.mjs', answer: { 'sec-websocket-extensions': 'permessage-deflate' } },
    { name: 'WebSocket-Node', program: 'websocket-node.mjs' },
  ],
  protocols: [
    { ...SOCKET_IO, name: 'Socket.IO 4', program: 'socketio.mjs' },
    {
      ...SOCKET_IO,
      name: 'Socket.IO 4 after polling',
      program: 'socketio.mjs',
      page: 'socketio-polling',
      sent: ['upgrade', 'add'],
      received: ['→ ack'],
    },
    {
      ...SOCKET_IO,
      name: 'Socket.IO 2',
      program: 'socketio-2.mjs',
      page: 'socketio-2',
      because: 'EIO=3 in the URL',
      sent: EVENTS_SENT.slice(1), // version 2 joins the default namespace without being asked
      received: EVENTS_RECEIVED.map((kind, index) => (index === 1 ? 'connect' : kind)),
    },
    { ...HUB, name: 'SignalR in JSON', page: 'signalr', because: 'a message with' },
    { ...HUB, name: 'SignalR in MessagePack', page: 'signalr-msgpack', because: 'a message with' },
    {
      name: 'Faye',
      program: 'faye.mjs',
      page: 'faye',
      decoder: 'Faye / Bayeux',
      because: '"channel":"/meta/connect"',
      // The handshake goes over HTTP.
      sent: ['/meta/connect', '/meta/subscribe', '/meta/subscribe', '/room', '/meta/disconnect'],
      received: ['→ /meta/subscribe', '→ /meta/subscribe', '/room', '→ /room', '→ /meta/disconnect'],
      pair: ['/room', '/room'],
    },
    {
      name: 'SocketCluster',
      program: 'socketcluster.mjs',
      page: 'socketcluster',
      decoder: 'SocketCluster',
      because: '"event":"#handshake"',
      sent: ['#handshake', 'add', 'fail', 'ask me', '→ response', '#subscribe', '#subscribe', '#publish', 'note'],
      received: [
        ...['→ response', '→ response', '→ response', 'question', '→ response', '→ response', '→ response'],
        ...['#publish', '→ response', 'noted'],
      ],
      pair: ['response', '#handshake'],
    },
    {
      name: 'SockJS',
      program: 'sockjs.mjs',
      page: 'sockjs',
      decoder: 'SockJS',
      because: '/websocket in the URL',
      sent: ['message', 'message'],
      received: ['open', 'welcome', 'echo', 'close'],
    },
    {
      name: 'graphql-ws',
      program: 'graphql-ws.mjs',
      page: 'graphql-ws',
      decoder: 'GraphQL',
      because: 'subprotocol graphql-transport-ws',
      sent: ['connection_init', 'subscribe', 'subscribe', 'subscribe', 'subscribe'],
      received: [
        ...['→ connection_ack', '→ next', 'complete', '→ next', 'complete'],
        ...['→ next', 'next', 'next', 'complete', '→ next', 'complete'],
      ],
      pair: ['connection_ack', 'connection_init'],
    },
    {
      name: 'subscriptions-transport-ws',
      program: 'subscriptions-transport-ws.mjs',
      page: 'subscriptions-transport-ws',
      decoder: 'GraphQL',
      because: 'subprotocol graphql-ws',
      sent: ['connection_init', 'start', 'start', 'connection_terminate'],
      received: ['→ connection_ack', '→ data', 'complete', '→ data', 'data', 'data', 'complete'],
      pair: ['data', 'start'],
    },
    {
      name: 'WAMP',
      program: 'fox-wamp.mjs',
      page: 'wamp',
      decoder: 'WAMP',
      because: 'subprotocol wamp.2.json',
      sent: ['HELLO', 'REGISTER', 'CALL', '→ YIELD', 'CALL', 'SUBSCRIBE', 'PUBLISH', 'GOODBYE'],
      received: [
        ...['→ WELCOME', '→ REGISTERED', 'INVOCATION', '→ RESULT', '→ ERROR', '→ SUBSCRIBED'],
        ...['EVENT', '→ PUBLISHED', '→ GOODBYE'],
      ],
      pair: ['RESULT', 'CALL'],
    },
    {
      name: 'Yjs',
      program: 'y-websocket.mjs',
      page: 'y-websocket',
      decoder: 'Yjs',
      because: 'a message with',
      sent: ['sync step 1', 'awareness', '→ sync step 2', 'update'],
      received: ['sync step 1', '→ sync step 2', 'update'],
      pair: ['sync step 2', 'sync step 1'],
    },
  ],
};
