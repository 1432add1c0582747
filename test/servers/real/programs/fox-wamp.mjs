/** A router of WAMP, with the realm realm1. */
import { createServer } from 'node:http';
import Router from 'fox-wamp';
import { listen } from './program.mjs';

const http = createServer();
new Router().listenWAMP({ server: http });
await listen(http);
