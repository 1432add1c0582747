/** Caddy as a proxy in front of ws.mjs, which runs in this process's own child. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { freePort, runUntilReady, tellReady } from './program.mjs';

const behind = fork(fileURLToPath(new URL('ws.mjs', import.meta.url)), { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
const [line] = await once(behind.stdout.setEncoding('utf8'), 'data');
const [, upstream] = /listening on (\d+)/.exec(line);
const port = await freePort();
const config = `{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  bind 127.0.0.1
  reverse_proxy 127.0.0.1:${upstream}
}
`;
await writeFile('Caddyfile', config);
await runUntilReady('caddy', ['run', '--config', 'Caddyfile', '--adapter', 'caddyfile'], {
  ready: /serving initial configuration/,
});
tellReady(port);
