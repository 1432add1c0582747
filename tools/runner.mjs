/** Runs one program with a bound on its time, and ends everything that it started. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from './project.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, deadline: number }} limits deadline in milliseconds since 1970
 * @returns {Promise<{ exitCode: number | null, timedOut: boolean }>} null when a signal ended it
 */
export async function runBounded(command, args, { env, deadline }) {
  if (deadline <= Date.now()) return { exitCode: null, timedOut: true };
  // A process group of its own, so that its workers and browsers can be ended with it.
  const child = spawn(command, args, { cwd: ROOT, env, stdio: 'inherit', detached: process.platform !== 'win32' });
  running.add(child);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    killGroup(child);
  }, deadline - Date.now());
  const [exitCode] = await once(child, 'exit');
  clearTimeout(timer);
  running.delete(child);
  return { exitCode, timedOut };
}

/** Ends what runs, when this process is ended itself. */
export function killAll() {
  running.forEach(killGroup);
}

/** @param {import('node:child_process').ChildProcess} child */
function killGroup(child) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself, and its exit event is on the way.
  }
}
