/** Socket.IO 2, on Engine.IO 3. */
import { createServer } from 'node:http';
import serve from 'socket.io-2';
import { listen } from './program.mjs';
import { serveEvents } from './socketio-events.mjs';

const http = createServer();
const io = serve(http);
io.on('connection', serveEvents);
io.of('/admin').use((_socket, next) => next(new Error('not authorised')));
await listen(http);
