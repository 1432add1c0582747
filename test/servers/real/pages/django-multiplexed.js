import { host } from './server.js';

const socket = new WebSocket(`ws://${host()}/ws/mux/`);
socket.onopen = () => socket.send('{"stream":"orders","payload":{"action":"list"}}');
