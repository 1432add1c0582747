import type { Handshake } from '../../protocol/handshake.ts';

/** The example of RFC 6455, section 1.3. */
export const ACCEPTED = {
  id: '1',
  url: 'wss://old.example/closed',
  status: 101,
  statusLine: 'HTTP/1.1 101 Switching Protocols',
  requestHeaders: [
    ['Host', 'old.example'],
    ['Origin', 'https://app.example'],
    ['Cookie', 'session=0123456789'],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
    ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
  ],
  responseHeaders: [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Accept', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='],
    ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits=12'],
  ],
} as const satisfies Handshake;

export const REFUSED = {
  id: '2',
  url: 'wss://nowhere.example/',
  status: 403,
  statusLine: 'HTTP/1.1 403 Forbidden \u202e<b>',
  requestHeaders: [['Host', 'nowhere.example']],
  responseHeaders: [['Server', 'nowhere']],
} as const satisfies Handshake;
