/** What the programs of this folder have in common. Each is ended by a signal to its process group. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Tells who started this program at which ports it listens, which it does from now on. @param {number[]} ports */
export function tellReady(...ports) {
  console.log(`listening on ${ports.join(' ')}`);
}

/** Listens at a free port of 127.0.0.1, and tells. @param {import('node:net').Server} server */
export async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  tellReady(server.address().port);
}

/** A port for a program that cannot choose a free one by itself. @returns {Promise<number>} */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Runs a program until it prints what says that it is ready. This program ends with it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ ready: RegExp, env?: Record<string, string> }} options
 * @returns {Promise<RegExpExecArray>} where `ready` was found
 */
export function runUntilReady(command, args, { ready, env }) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
  return new Promise((resolve) => {
    for (const output of [child.stdout, child.stderr]) {
      let text = '';
      output.setEncoding('utf8');
      output.on('data', (part) => {
        text = (text + part).slice(-10_000);
        const found = ready.exec(text);
        if (found) resolve(found);
      });
      output.pipe(process.stderr); // shown when the program ends before it is ready
    }
  });
}
