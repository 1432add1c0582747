import type { Server as HttpServer } from 'node:http';
import { Server, type ServerOptions, type Socket } from 'socket.io';

/** A Socket.IO room: `join` (acknowledged), `line` (sent on to everyone in the room) and `picture` (binary). */
export function serveRoom(http: HttpServer, options: Partial<ServerOptions> = {}): Server {
  // The bundle for pages is served with the other files; upgrades of other paths are not this server's to end.
  const io = new Server(http, { ...options, serveClient: false, destroyUpgrade: false });
  io.on('connection', (socket) => {
    socket.emit('welcome', { rooms: ['lobby'] });
    socket.on('join', (room: unknown, name: unknown, done: unknown) => join(io, socket, { room, name, done }));
    socket.on('line', (text: unknown) => io.to('lobby').emit('line', { from: socket.data.name, text: String(text) }));
    socket.on('picture', (bytes: unknown) => {
      if (Buffer.isBuffer(bytes)) io.to('lobby').emit('picture', { from: socket.data.name, bytes });
    });
  });
  return io;
}

async function join(io: Server, socket: Socket, asked: { room: unknown; name: unknown; done: unknown }): Promise<void> {
  socket.data.name = String(asked.name);
  const known = asked.room === 'lobby';
  if (known) await socket.join('lobby');
  const members = (await io.in('lobby').fetchSockets()).length;
  if (typeof asked.done === 'function')
    asked.done(known ? { ok: true, members } : { ok: false, error: 'No such room' });
}
