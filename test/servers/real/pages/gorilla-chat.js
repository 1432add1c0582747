import { host } from './server.js';

const socket = new WebSocket(`ws://${host()}/chat`);
socket.onopen = () => socket.send('{"type":"say","text":"hello"}');
