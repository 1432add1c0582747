import { createServer, type IncomingMessage } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { endServer, listen } from '../servers/listening-server.ts';

export interface BenchServer {
  /** Serves one empty page. */
  readonly origin: string;
  close(): Promise<void>;
}

const PAGE = '<!doctype html><meta charset="utf-8"><title>Bench</title>';
/** Bytes that may wait in the server: enough that the page never waits for it. */
const AHEAD = 8 * 1024 * 1024;

/** Of which kinds each thousand of mixed messages is: the same ones each time. */
export const MIXED_MESSAGES: readonly string[] = Array.from({ length: 1_000 }, (_, index) => {
  const size = index % 500 === 250 ? 20_000 : Math.round(100 * 20 ** (((index * 619) % 1_000) / 1_000));
  const head = `{"type":"${['price', 'chat', 'user'][index % 3]}","id":${index},"note":"${index % 50 === 3 ? '日本' : ''}`;
  return `${head}${'x'.repeat(Math.max(0, size - head.length - 2))}"}`;
});

/**
 * `/echo` sends everything back, `/sink` nothing. `/burst?count=N&size=B&kind=text|binary|mixed` sends N messages of B
 * bytes, or those of `MIXED_MESSAGES` over and over, as fast as they are taken, after the first message of the page.
 */
export async function startBenchServer(): Promise<BenchServer> {
  const http = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
  });
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  sockets.on('connection', serve);
  const origin = await listen(http);
  return {
    origin,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await endServer(http);
    },
  };
}

function serve(socket: WebSocket, request: IncomingMessage): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (pathname === '/echo') socket.on('message', (data, binary) => socket.send(data, { binary }));
  if (pathname === '/burst') {
    const count = Number(searchParams.get('count'));
    const text = 'x'.repeat(Number(searchParams.get('size')));
    const kind = searchParams.get('kind');
    const messages = kind === 'mixed' ? MIXED_MESSAGES : [kind === 'binary' ? Buffer.from(text) : text];
    socket.once('message', () => burst(socket, messages, count));
  }
}

function burst(socket: WebSocket, messages: readonly (string | Buffer)[], count: number): void {
  let sent = 0;
  const more = () => {
    for (; sent < count && socket.bufferedAmount < AHEAD; sent++) socket.send(messages[sent % messages.length] ?? '');
    if (sent < count && socket.readyState === socket.OPEN) setImmediate(more);
  };
  more();
}
