import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { seededRandom } from '../../src/panel/standalone/random.ts';
import { endServer, listen } from '../servers/listening-server.ts';

/** Messages that have gone through one connection, by the server's own count. */
export interface Passed {
  fromPage: number;
  toPage: number;
}

export interface SoakServer {
  readonly origin: string;
  /** By the URL of the connection. */
  readonly passed: ReadonlyMap<string, Passed>;
  close(): Promise<void>;
}

const PAGE = '<!doctype html><meta charset="utf-8"><title>Soak</title>';
const MAX_BURST = 200;

/** Answers each message with none, one or many, of every kind; `bye` with one `bye`, after which nothing comes. */
export async function startSoakServer(seed: number): Promise<SoakServer> {
  const random = seededRandom(seed);
  const passed = new Map<string, Passed>();
  const http = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
  });
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  const origin = await listen(http);
  sockets.on('connection', (socket, { url = '/' }) => {
    const counts: Passed = { fromPage: 0, toPage: 0 };
    passed.set(`${origin.replace('http', 'ws')}${url}`, counts);
    answer(socket, counts, random);
  });
  return {
    origin,
    passed,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await endServer(http);
    },
  };
}

function answer(socket: WebSocket, counts: Passed, random: () => number): void {
  const send = (data: string | Buffer) => {
    counts.toPage++;
    socket.send(data);
  };
  socket.on('message', (data: Buffer, isBinary) => {
    counts.fromPage++;
    if (!isBinary && data.toString() === 'bye') return send('bye');
    const answers = random() < 0.02 ? Math.floor(random() * MAX_BURST) : Math.floor(random() * 3);
    for (let index = 0; index < answers; index++) {
      const size = Math.floor(random() ** 4 * 4_000);
      send(random() < 0.3 ? Buffer.alloc(size, index) : `${index} é ${'x'.repeat(size)}`);
    }
  });
}
