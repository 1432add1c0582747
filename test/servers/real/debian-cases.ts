import { SOCKET_IO } from './npm-cases.ts';
import type { Cases } from './run-cases.ts';

const MQTT = {
  program: 'mosquitto.mjs',
  decoder: 'MQTT',
  because: 'subprotocol mqtt',
  sent: [
    ...['CONNECT', 'SUBSCRIBE', 'PUBLISH', 'PUBLISH', '→ PUBACK', 'PUBLISH', 'PUBREL', '→ PUBREC'],
    ...['→ PUBCOMP', 'UNSUBSCRIBE', 'DISCONNECT'],
  ],
  received: [
    ...['→ CONNACK', '→ SUBACK', 'PUBLISH', 'PUBLISH', '→ PUBACK', '→ PUBREC', 'PUBLISH', '→ PUBCOMP', 'PUBREL'],
    '→ UNSUBACK',
  ],
  pair: ['SUBACK', 'SUBSCRIBE'],
} as const;

/** Servers that Debian has, and one whose binaries run on Linux with an x64 processor only. */
export const DEBIAN_CASES: Cases = {
  plain: [
    {
      name: 'Gorilla',
      program: 'gorilla.mjs',
      answer: {
        'sec-websocket-extensions': 'permessage-deflate; server_no_context_takeover; client_no_context_takeover',
      },
    },
    { name: 'Caddy in front of ws', program: 'caddy.mjs', answer: { server: 'Caddy' } },
    { name: 'µWebSockets', program: 'uws.mjs', answer: { uwebsockets: '20' } },
  ],
  protocols: [
    {
      ...SOCKET_IO,
      name: 'Flask-SocketIO',
      program: 'flask-socketio.py',
      // It says welcome before it has told that the page is connected.
      received: SOCKET_IO.received.with(1, 'welcome').with(2, '→ connect'),
    },
    { ...MQTT, name: 'Mosquitto, MQTT 3.1.1', page: 'mqtt' },
    { ...MQTT, name: 'Mosquitto, MQTT 5', page: 'mqtt-5' },
    {
      name: 'RabbitMQ, MQTT on Cowboy',
      program: 'rabbitmq.mjs',
      page: 'mqtt-cowboy',
      port: 1,
      answer: { server: 'Cowboy' },
      decoder: 'MQTT',
      because: 'subprotocol mqtt',
      sent: ['CONNECT', 'PUBLISH', 'SUBSCRIBE', 'PUBLISH', 'UNSUBSCRIBE', 'DISCONNECT'],
      received: ['→ CONNACK', '→ PUBACK', '→ SUBACK', 'PUBLISH', '→ UNSUBACK'],
      pair: ['PUBACK', 'PUBLISH'],
    },
    {
      name: 'RabbitMQ, STOMP on Cowboy',
      program: 'rabbitmq.mjs',
      page: 'stomp',
      answer: { server: 'Cowboy' },
      decoder: 'STOMP',
      because: 'subprotocol v12.stomp',
      sent: ['CONNECT', 'SEND', 'SUBSCRIBE', '→ ACK'],
      received: ['→ CONNECTED', '→ RECEIPT', 'MESSAGE', '→ RECEIPT'],
      pair: ['RECEIPT', 'SEND'],
    },
    {
      name: 'Django Channels',
      program: 'django-channels.py',
      page: 'django-channels',
      answer: { server: 'daphne' },
      decoder: 'JSON',
      because: 'a message with',
      sent: ['chat.message', 'nonsense', 'close'],
      received: ['welcome', 'chat.message', '→ error'],
      pair: ['error', 'nonsense'],
    },
    {
      name: 'Django Channels, multiplexed',
      program: 'django-channels.py',
      page: 'django-multiplexed',
      decoder: 'JSON',
      because: 'a message with',
      sent: ['orders'],
      received: ['orders'],
    },
    {
      name: 'Gorilla, lines in one message',
      program: 'gorilla.mjs',
      page: 'gorilla-chat',
      decoder: 'JSON',
      because: 'a message with',
      sent: ['say'],
      received: ['line', 'line', 'line'],
    },
  ],
};
