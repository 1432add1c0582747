/** A worker with a connection of its own: where the vans are. */
const socket = new WebSocket(new URL('/positions', self.location.href.replace(/^http/, 'ws')));
socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'watch', vans: [1, 2, 3] })));
