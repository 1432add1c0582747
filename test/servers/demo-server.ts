/** The server behind `npm start`: a page with a chat, a binary ticker, a Socket.IO room and a burst button. */
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { serveChat } from './demo-chat.ts';
import { serveRoom } from './demo-room.ts';
import { serveTicker } from './demo-ticker.ts';
import { endServer, listen } from './listening-server.ts';
import { serveFiles } from './static-files.ts';

export interface DemoServer {
  /** Address of the page. */
  readonly url: string;
  close(): Promise<void>;
}

const FILES = {
  '/': { url: new URL('./demo/demo.html', import.meta.url), contentType: 'text/html; charset=utf-8' },
  '/demo.css': { url: new URL('./demo/demo.css', import.meta.url), contentType: 'text/css; charset=utf-8' },
  '/demo.js': { url: new URL('./demo/demo.js', import.meta.url), contentType: 'text/javascript; charset=utf-8' },
  '/socket.io.js': {
    url: new URL('../../node_modules/socket.io-client/dist/socket.io.esm.min.js', import.meta.url),
    contentType: 'text/javascript; charset=utf-8',
  },
  '/favicon.svg': { url: new URL('./demo/favicon.svg', import.meta.url), contentType: 'image/svg+xml' },
};

const ENDPOINTS: Record<string, (socket: WebSocket) => void> = { '/chat': serveChat, '/ticker': serveTicker };

/** Listens on 127.0.0.1 only, at a free port unless told. */
export async function startDemoServer(port = 0): Promise<DemoServer> {
  const http = createServer(serveFiles(FILES));
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, stream: Duplex, head) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const serve = ENDPOINTS[pathname];
    if (serve) sockets.handleUpgrade(request, stream, head, serve);
    else if (!pathname.startsWith('/socket.io/')) stream.destroy(); // that one is the room's
  });
  const room = serveRoom(http);
  const origin = await listen(http, port);
  return {
    url: `${origin}/`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      room.disconnectSockets(true);
      await endServer(http);
    },
  };
}
