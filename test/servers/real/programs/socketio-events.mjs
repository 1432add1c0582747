/** The events that both versions of Socket.IO serve. @param socket of either version */
export function serveEvents(socket) {
  socket.on('add', (a, b, answer) => answer(a + b));
  socket.on('file', (name, bytes, answer) => answer({ name, size: bytes.length, head: bytes.subarray(0, 2) }));
  socket.on('ask me', (question) => socket.emit('question', question, (reply) => socket.emit('answered', reply)));
  socket.emit('welcome', { from: 'server' });
}
