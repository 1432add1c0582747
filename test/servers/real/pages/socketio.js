import { io } from 'socket.io-client';
import { useEvents } from './socketio-events.js';

useEvents(io);
