import { host } from './server.js';

const OPTIONS = { transports: ['websocket'] };

/** @param connect of either version of the client */
export function useEvents(connect) {
  const socket = connect(`http://${host()}`, OPTIONS);
  socket.on('welcome', () => {
    socket.emit('add', 2, 3, () => {
      socket.emit('file', 'a.bin', new Uint8Array([1, 2, 3]).buffer, () => socket.emit('ask me', 'why?'));
    });
  });
  socket.on('question', (_question, answer) => answer('because'));
  socket.on('answered', () => connect(`http://${host()}/admin`, OPTIONS));
}
