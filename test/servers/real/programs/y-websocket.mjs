/** y-websocket: the document is the path. */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { WebSocketServer } from 'ws';
import { listen } from './program.mjs';

const { setupWSConnection } = createRequire(import.meta.url)('y-websocket/bin/utils');
const http = createServer();
const server = new WebSocketServer({ server: http });
server.on('connection', (socket, request) => setupWSConnection(socket, request));
await listen(http);
