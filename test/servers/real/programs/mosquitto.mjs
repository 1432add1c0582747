/** Mosquitto, with MQTT over WebSockets for everybody. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { freePort, runUntilReady, tellReady } from './program.mjs';

const port = await freePort();
// 2.0.11 does not start with a listener for WebSockets alone: it has another at a Unix socket.
const config = `user root
listener ${port} 127.0.0.1
protocol websockets
listener 0 ${resolve('socket')}
allow_anonymous true
log_dest stderr
`;
await writeFile('mosquitto.conf', config);
await runUntilReady('mosquitto', ['-c', 'mosquitto.conf'], {
  ready: /mosquitto version \S+ running/,
  env: { PATH: `${process.env.PATH}:/usr/sbin` }, // where Debian has it
});
tellReady(port);
