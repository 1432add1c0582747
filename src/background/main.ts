import { onConnect, sendToTab } from '../platform/runtime-port.ts';
import { onHandshakeEvent, sendToFrame } from '../platform/web-request.ts';
import { Handshakes } from './handshakes.ts';
import { Router } from './router.ts';

const router = new Router(sendToTab);
onConnect((port) => router.accept(port));
const handshakes = new Handshakes((event, message) => void sendToFrame(event, message));
onHandshakeEvent((event) => handshakes.observe(event));
