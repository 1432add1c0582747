/** The servers behind the page that the pictures are of: some of the demo, an API with answers, and some that fail. */
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { serveChat } from '../../test/servers/demo-chat.ts';
import { serveRoom } from '../../test/servers/demo-room.ts';
import type { DemoServer } from '../../test/servers/demo-server.ts';
import { endServer, listen } from '../../test/servers/listening-server.ts';
import { serveFiles } from '../../test/servers/static-files.ts';
import { serveOrders } from './serve-orders.ts';

const script = (url: string) => ({
  url: new URL(url, import.meta.url),
  contentType: 'text/javascript; charset=utf-8',
});

const FILES = {
  '/desk': { url: new URL('./stage/stage.html', import.meta.url), contentType: 'text/html; charset=utf-8' },
  '/desk.js': script('./stage/desk.js'),
  '/positions.js': script('./stage/positions.js'),
  '/socket.io.js': script('../../node_modules/socket.io-client/dist/socket.io.esm.min.js'),
};

const ENDPOINTS: Record<string, (socket: WebSocket, search: string) => void> = {
  '/chat': serveChat,
  '/prices': servePrices,
  '/orders': serveOrders,
  '/positions': servePositions,
  '/expiring': serveExpiring,
};

/** Listens on 127.0.0.1, always at the same port, because the pictures show addresses. */
export async function startStageServer(port: number): Promise<DemoServer> {
  const http = createServer(serveFiles(FILES));
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: true });
  http.on('upgrade', (request, stream: Duplex, head) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const serve = ENDPOINTS[pathname];
    if (serve) sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, search));
    else if (!pathname.startsWith('/socket.io/')) refuse(stream);
  });
  // No heartbeat while the pictures are taken: it would stretch the time that they show.
  const room = serveRoom(http, { pingInterval: 3_600_000 });
  const origin = await listen(http, port);
  return {
    url: `${origin}/desk`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      room.disconnectSockets(true);
      await endServer(http);
    },
  };
}

function refuse(stream: Duplex): void {
  stream.end('HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
}

/** Twelve prices in the format of the demo's ticker, and then silence: the pictures are taken of a page at rest. */
function servePrices(socket: WebSocket): void {
  let number = 0;
  const timer = setInterval(() => {
    const frame = Buffer.alloc(13);
    frame.writeUInt8(1, 0);
    frame.writeUInt32BE(number, 1);
    frame.writeDoubleBE(100 + 8 * Math.sin(number / 7), 5);
    socket.send(frame);
    if (++number === 12) clearInterval(timer);
  }, 230);
  socket.on('close', () => clearInterval(timer));
}

/** Where three vans are, some twenty times. */
function servePositions(socket: WebSocket): void {
  let count = 0;
  const timer = setInterval(() => {
    const van = (count % 3) + 1;
    const at = { lat: Number((51.5 + count / 1000).toFixed(4)), lon: Number((-0.12 - count / 2000).toFixed(4)) };
    socket.send(JSON.stringify({ type: 'position', van, at, speed: 20 + ((count * 7) % 30) }));
    if (++count === 24) clearInterval(timer);
  }, 110);
  socket.on('close', () => clearInterval(timer));
}

/** Ends the first connection as a server does whose session is over; keeps the next. */
function serveExpiring(socket: WebSocket, search: string): void {
  socket.send(JSON.stringify({ type: 'hello', keepalive: 30 }));
  if (search === '') setTimeout(() => socket.close(4001, 'session expired'), 900);
}
