/** Where the project's parts are, and how its programs are started. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Node 24, a development dependency: it runs TypeScript, and what needs more than the machine's own Node. */
export const NODE_24 = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** @param {string} path in the project, with slashes */
export function inProject(path) {
  return join(ROOT, ...path.split('/'));
}

/**
 * Runs a program with our own input and output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

/**
 * Runs npm with the machine's own Node: "npm ci" replaces node_modules, where Node 24 is.
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const env = { ...process.env, PATH: path.join(delimiter) };
  return run('npm', args, { env, shell: process.platform === 'win32' }); // there npm is a .cmd file
}
