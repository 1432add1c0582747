/** A real server that answers opening handshakes as a test wants, right or wrong. It numbers its answers. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { endServer, listen } from './listening-server.ts';

/** RFC 6455, section 1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** RFC 6455, section 5.2: the last frame of a message, of text. */
const TEXT_FRAME = 0x81;

const EMPTY_PAGE = '<!doctype html><meta charset="utf-8"><title>Handshake</title>';

export interface HandshakeServer {
  readonly origin: string;
  readonly wsOrigin: string;
  close(): Promise<void>;
}

export interface HandshakeServerOptions {
  /** Pages with a `Content-Security-Policy`, by path. */
  readonly pages?: Readonly<Record<string, { readonly policy: string; readonly html: string }>>;
  readonly tls?: { readonly key: string; readonly cert: string };
}

/**
 * `/status/403`: that answer · `/redirect` · `/wrong-accept` · `/wrong-subprotocol` · `/no-upgrade` · `/deflate` ·
 * `/cut`: no answer · `/mixed`: by the subprotocol `<number>-<status>`, which is also the header `X-Socket` ·
 * `/counted`: every third is refused, the number of the answer is the header `X-Socket` and the first message ·
 * anything else: open.
 */
export async function startHandshakeServer(options: HandshakeServerOptions = {}): Promise<HandshakeServer> {
  const server = (options.tls ? createTlsServer(options.tls) : createServer()) as Server;
  server.on('request', (request: IncomingMessage, response) => {
    const page = options.pages?.[pathOf(request)];
    if (page) response.setHeader('content-security-policy', page.policy);
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page?.html ?? EMPTY_PAGE);
  });
  let count = 0;
  server.on('upgrade', (request, stream) => {
    stream.on('error', () => stream.destroy());
    stream.on('data', () => stream.destroy()); // whatever comes after the handshake ends the connection
    if (pathOf(request) === '/counted') counted(request, stream, count++);
    else answer(request, stream);
  });
  const origin = (await listen(server)).replace('http', options.tls ? 'https' : 'http');
  return { origin, wsOrigin: origin.replace('http', 'ws'), close: () => endServer(server) };
}

const pathOf = ({ url = '/' }: IncomingMessage): string => new URL(url, 'http://127.0.0.1').pathname;

function answer(request: IncomingMessage, stream: Duplex): void {
  const path = pathOf(request);
  const [, status] = /^\/status\/(\d+)$/.exec(path) ?? [];
  if (status !== undefined) return refuse(stream, Number(status), {});
  switch (path) {
    case '/redirect':
      return refuse(stream, 302, { Location: '/elsewhere' });
    case '/no-upgrade':
      return refuse(stream, 200, {});
    case '/cut':
      stream.destroy();
      return;
    case '/mixed':
      return mixed(request, stream);
    case '/wrong-accept':
      return accept(request, stream, { 'Sec-WebSocket-Accept': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' });
    case '/wrong-subprotocol':
      return accept(request, stream, { 'Sec-WebSocket-Protocol': 'other' });
    case '/deflate':
      return accept(request, stream, { 'Sec-WebSocket-Extensions': 'permessage-deflate; server_no_context_takeover' });
    default:
      return accept(request, stream, {});
  }
}

function counted(request: IncomingMessage, stream: Duplex, number: number): void {
  const name = `n${number}`;
  const reply = () => {
    if (number % 3 === 1) return refuse(stream, 403, { 'X-Socket': name });
    accept(request, stream, { 'X-Socket': name });
    stream.write(Buffer.from([TEXT_FRAME, name.length, ...Buffer.from(name)]));
  };
  if (number % 2) reply();
  else setImmediate(() => setImmediate(reply)); // answers overtake each other
}

function mixed(request: IncomingMessage, stream: Duplex): void {
  const asked = String(request.headers['sec-websocket-protocol']);
  const [, status = '101'] = asked.split('-');
  const reply = () =>
    status === '101'
      ? accept(request, stream, { 'X-Socket': asked, 'Sec-WebSocket-Protocol': asked })
      : refuse(stream, Number(status), { 'X-Socket': asked });
  setImmediate(() => setImmediate(reply)); // answers overtake each other
}

function accept({ headers }: IncomingMessage, stream: Duplex, more: Record<string, string>): void {
  const right = createHash('sha1').update(`${headers['sec-websocket-key']}${GUID}`).digest('base64');
  const all = { Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Accept': right, ...more };
  stream.write(head('101 Switching Protocols', all));
}

function refuse(stream: Duplex, status: number, more: Record<string, string>): void {
  stream.end(head(`${status} Test`, { 'Content-Length': '0', Connection: 'close', ...more }));
}

const head = (status: string, headers: Record<string, string>): string =>
  `HTTP/1.1 ${status}\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;
