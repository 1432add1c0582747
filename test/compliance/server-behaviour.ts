/** What the server does on each path beyond the echo, and what it has recorded of each case. */
import type { EchoConnection } from '../servers/echo-connection.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { ServerRecord } from './case.ts';

type Behaviour = (connection: EchoConnection) => void;

const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  '/greet': (connection) => {
    connection.send('hello');
    connection.send(new Uint8Array([0, 1, 254, 255]));
    connection.send('');
  },
  '/close-1000': (connection) => connection.close(1000),
  '/close-1005': (connection) => connection.close(),
  '/close-1011': (connection) => connection.close(1011, 'unexpected'),
  '/close-4999': (connection) => connection.close(4999, 'çédille ✓'),
  '/greet-and-close': (connection) => {
    connection.send('goodbye');
    connection.close(3000, 'done');
  },
  // Not at once: the end of the stream could overtake the handshake.
  '/terminate': (connection) => void connection.waitForMessages(1).then(() => connection.terminate()),
};

/** Never resolves: it ends with the server. */
export async function serveBehaviours(server: EchoServer): Promise<void> {
  for (let index = 0; ; index++) {
    const connection = await server.connection(index);
    BEHAVIOURS[urlOf(connection).pathname]?.(connection);
  }
}

/** What the connections from number `first` on have recorded, by case. Waits until all of them are closed. */
export async function recordsByCase(server: EchoServer, first: number): Promise<Map<string, ServerRecord[]>> {
  const records = new Map<string, ServerRecord[]>();
  for (const connection of server.connections.slice(first)) {
    const name = urlOf(connection).searchParams.get('case');
    if (name === null) continue;
    const record = await recordOf(connection);
    records.set(name, [...(records.get(name) ?? []), record]);
  }
  // Handshakes of one page may overtake each other; each socket of a case that opens several has its own path.
  for (const list of records.values()) list.sort((a, b) => a.path.localeCompare(b.path));
  return records;
}

async function recordOf(connection: EchoConnection): Promise<ServerRecord> {
  const closed = await connection.closed;
  return {
    path: connection.path,
    offered: String(connection.requestHeaders['sec-websocket-protocol'] ?? ''),
    received: connection.received.map(({ opcode, data }) => `${opcode[0]} ${data.toString('hex')}`),
    closed,
  };
}

function urlOf(connection: EchoConnection): URL {
  return new URL(connection.path, 'ws://server');
}
