/** Gorilla: builds gorilla/main.go against Debian's source package, and runs it. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runUntilReady, tellReady } from './program.mjs';

const source = fileURLToPath(new URL('gorilla/main.go', import.meta.url));
const program = resolve('gorilla');
const env = { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOFLAGS: '', GOCACHE: resolve('cache') };
execFileSync('go', ['build', '-o', program, source], { env });
const [, port] = await runUntilReady(program, [], { ready: /listening on (\d+)\n/ });
tellReady(Number(port));
