/** ws, with compression. */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { commandsOf } from './plain-commands.mjs';
import { listen } from './program.mjs';

const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: { threshold: 100 } });
server.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => {
    if (isBinary) return socket.send(data);
    const { burst, closes } = commandsOf(data.toString());
    if (closes) return socket.close(4000, 'asked to close');
    for (const text of burst) socket.send(text);
    if (burst.length === 0) socket.send(data, { binary: false });
  });
});
await listen(http);
