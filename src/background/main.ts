import { onConnect, sendToTab } from '../platform/runtime-port.ts';
import { Router } from './router.ts';

const router = new Router(sendToTab);
onConnect((port) => router.accept(port));
