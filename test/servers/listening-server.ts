import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Upgraded connections are no longer the server's own to close. */
const streams = new WeakMap<Server, Set<Socket>>();

/** Starts to listen on a free port (or the given one) of 127.0.0.1; resolves to `http://127.0.0.1:<port>`. */
export async function listen(server: Server, port = 0): Promise<string> {
  const open = new Set<Socket>();
  streams.set(server, open);
  server.on('connection', (stream) => {
    open.add(stream);
    stream.once('close', () => open.delete(stream));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP port');
  return `http://127.0.0.1:${address.port}`;
}

/** Ends the server with all its connections. */
export async function endServer(server: Server): Promise<void> {
  for (const stream of streams.get(server) ?? []) stream.destroy();
  await new Promise((resolve) => server.close(resolve));
}
