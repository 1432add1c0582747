import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { killAll, runBounded } from './runner.mjs';

const NEVER_ENDS = 'setInterval(() => undefined, 1000)';
const { env, execPath } = process;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wirescope-runner-'));
});

afterEach(async () => {
  killAll();
  await rm(folder, { recursive: true });
});

/** Whether someone listens there. A process id would say less: a killed process keeps it until it is waited for. */
function isListening(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

test('a program that ends in time gives its exit code', async () => {
  const ended = await runBounded(execPath, ['-e', 'process.exit(3)'], { env, deadline: Date.now() + 60_000 });
  expect(ended).toEqual({ exitCode: 3, timedOut: false });
});

test('a program that does not end is killed at the deadline', async () => {
  const ended = await runBounded(execPath, ['-e', NEVER_ENDS], { env, deadline: Date.now() + 50 });
  expect(ended).toEqual({ exitCode: null, timedOut: true });
});

test('after the deadline nothing is started', async () => {
  const ended = await runBounded('/no/such/program', [], { env, deadline: Date.now() });
  expect(ended).toEqual({ exitCode: null, timedOut: true });
});

test('what the program started is killed with it', { timeout: 60_000 }, async () => {
  const address = join(folder, 'socket');
  const listener = `require('node:net').createServer().listen(${JSON.stringify(address)})`;
  const script = `
    require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(listener)}]);
    ${NEVER_ENDS}`;
  const running = runBounded(execPath, ['-e', script], { env, deadline: Date.now() + 60_000 });
  await vi.waitFor(async () => expect(await isListening(address)).toBe(true), 20_000);
  killAll();
  expect(await running).toEqual({ exitCode: null, timedOut: false });
  await vi.waitFor(async () => expect(await isListening(address)).toBe(false), 20_000);
});
