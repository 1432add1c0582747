import { createServer } from 'node:http';
import { endServer, listen } from '../servers/listening-server.ts';

export interface RefusingServer {
  readonly wsOrigin: string;
  close(): Promise<void>;
}

/**
 * Answers every handshake with 403, and those on `/silent` never. Firefox delays the next handshake on a path that has
 * failed, longer each time, and all others of the host with it: a path should be used once.
 */
export async function startRefusingServer(): Promise<RefusingServer> {
  const http = createServer();
  http.on('upgrade', (request, stream) => {
    if (request.url?.startsWith('/silent')) return void stream.on('error', () => stream.destroy());
    stream.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  const origin = await listen(http);
  return { wsOrigin: origin.replace('http', 'ws'), close: () => endServer(http) };
}
