import SockJS from 'sockjs-client';
import { host } from './server.js';

const socket = new SockJS(`http://${host()}/sock`, undefined, { transports: 'websocket' });
socket.onmessage = ({ data }) => {
  const { type } = JSON.parse(data);
  socket.send(type === 'welcome' ? 'hello' : 'close');
};
