import { host } from './server.js';

const socket = new WebSocket(`ws://${host()}/ws/chat/`);
const send = (content) => socket.send(JSON.stringify(content));
const replies = {
  welcome: () => send({ type: 'chat.message', message: 'hello' }),
  'chat.message': () => send({ type: 'nonsense', request_id: 7 }),
  error: () => send({ type: 'close' }),
};
socket.onmessage = ({ data }) => replies[JSON.parse(data).type]();
