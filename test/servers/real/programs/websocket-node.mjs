/** WebSocket-Node, which cuts what it sends into frames of 256 bytes, and pings. */
import { createServer } from 'node:http';
import websocket from 'websocket';
import { commandsOf } from './plain-commands.mjs';
import { listen } from './program.mjs';

const http = createServer();
const server = new websocket.server({
  httpServer: http,
  keepaliveInterval: 100,
  fragmentOutgoingMessages: true,
  fragmentationThreshold: 256,
  maxReceivedFrameSize: 1024 * 1024,
});
server.on('request', (request) => {
  const connection = request.accept(null, request.origin);
  connection.on('message', ({ type, utf8Data, binaryData }) => {
    if (type === 'binary') return connection.sendBytes(binaryData);
    const { burst, closes } = commandsOf(utf8Data);
    if (closes) return connection.close(4000, 'asked to close');
    for (const text of burst) connection.sendUTF(text);
    if (burst.length === 0) connection.sendUTF(utf8Data);
  });
});
await listen(http);
