/** Socket.IO on Engine.IO 4. The namespace /admin refuses everybody. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen } from './program.mjs';
import { serveEvents } from './socketio-events.mjs';

const http = createServer();
const io = new Server(http, { cors: { origin: '*' } });
io.on('connection', serveEvents);
io.of('/admin').use((_socket, next) => next(new Error('not authorised')));
await listen(http);
