import io from 'socket.io-client-2';
import { useEvents } from './socketio-events.js';

useEvents(io);
