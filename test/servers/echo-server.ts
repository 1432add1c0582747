/** A real server for tests: serves the test's own pages, and WebSocket connections that it records and echoes. */
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { EchoConnection } from './echo-connection.ts';
import { endServer, listen } from './listening-server.ts';

export interface EchoServerOptions {
  /** HTML by path, as `{ '/': '<!doctype html>…' }`; scripts, where the path ends in `js`. Any other is an empty page. */
  pages?: Record<string, string>;
  /** Send every message back; true unless told. */
  echo?: boolean;
  /** Chooses among the offered subprotocols, false for none; the first one unless told. */
  selectSubprotocol?: (offered: Set<string>) => string | false;
  /** Offer permessage-deflate; false unless told. */
  compress?: boolean;
}

export interface EchoServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string;
  /** `ws://127.0.0.1:<port>`. The path `/refuse` answers the handshake with 403, any other one connects. */
  readonly wsOrigin: string;
  /** Every connection so far, the ended ones too, in the order of their handshakes. */
  readonly connections: readonly EchoConnection[];
  /** Resolves to the connection number `index` (from 0) as soon as it is there. Bound it by the test's timeout. */
  connection(index: number): Promise<EchoConnection>;
  /** Resolves when a page is asked for, from now on. Bound it by the test's timeout. */
  requested(path: string): Promise<void>;
  /** Adds or replaces a page; requests from then on get it. */
  setPage(path: string, html: string): void;
  close(): Promise<void>;
}

const EMPTY_PAGE = '<!doctype html><meta charset="utf-8"><title>Empty page</title>';

export async function startEchoServer(options: EchoServerOptions = {}): Promise<EchoServer> {
  const pages = new Map(Object.entries(options.pages ?? {}));
  const connections: EchoConnection[] = [];
  const events = new EventEmitter();
  const http = createServer((request, response) => {
    events.emit(`page ${pathOf(request)}`);
    servePage(pages, request, response);
  });
  const sockets = acceptSockets(http, options, (connection) => {
    connections.push(connection);
    events.emit('connection');
  });
  const origin = await listen(http);
  return {
    origin,
    wsOrigin: origin.replace('http', 'ws'),
    connections,
    connection: async (index) => {
      for (;;) {
        const connection = connections[index];
        if (connection) return connection;
        await once(events, 'connection');
      }
    },
    requested: async (path) => {
      await once(events, `page ${path}`);
    },
    setPage: (path, html) => void pages.set(path, html),
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await endServer(http);
    },
  };
}

function acceptSockets(
  http: Server,
  { compress = false, echo = true, selectSubprotocol }: EchoServerOptions,
  hear: (connection: EchoConnection) => void,
): WebSocketServer {
  const handleProtocols = selectSubprotocol ?? (([first]: Set<string>) => first ?? false);
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: compress, handleProtocols, maxPayload: 0 });
  http.on('upgrade', (request, stream: Duplex, head) => {
    if (pathOf(request) === '/refuse') {
      stream.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => hear(new EchoConnection(socket, request, echo)));
  });
  return sockets;
}

function servePage(pages: ReadonlyMap<string, string>, request: IncomingMessage, response: ServerResponse): void {
  const path = pathOf(request);
  const type = path.endsWith('js') ? 'text/javascript' : 'text/html';
  response.setHeader('content-type', `${type}; charset=utf-8`).end(pages.get(path) ?? EMPTY_PAGE);
}

function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
}
