import { useHub } from './signalr-hub.js';

await useHub();
