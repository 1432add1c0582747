/** The client as it is unless told: it begins with polling, and upgrades. */
import { io } from 'socket.io-client';
import { host } from './server.js';

const socket = io(`http://${host()}`);
socket.io.engine.on('upgrade', () => socket.emit('add', 2, 3, () => undefined));
