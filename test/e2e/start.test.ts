/** The headless form of `npm start`, as a process of its own, on the demo and on a page of the user's. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findEngine } from '../../tools/find-browser.mjs';
import { inProject, NODE_24 } from '../../tools/project.mjs';
import type { BrowserName } from '../browsers/browser.ts';
import { BROWSERS } from '../browsers/launch.ts';
import { startEchoServer } from '../servers/echo-server.ts';

interface LoggedMessage {
  direction: 'sent' | 'received';
  opcode: 'text' | 'binary';
  size: number;
  data: string;
}

interface Ended {
  code: number | null;
  output: string[];
}

let out: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'wirescope-start-'));
});

afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL'); // its browser ends with it
    await once(child, 'exit');
  }
  await rm(out, { recursive: true });
});

/** Runs start.ts to its end; `onLine` sees its output as it comes. */
async function start(
  args: string[],
  onLine: (line: string, process: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  const started = spawn(NODE_24, [inProject('tools/start.ts'), '--headless', '--out', out, ...args], {
    env: { ...process.env, TMPDIR: out }, // the profile is made there: what is left behind is seen
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  const output: string[] = [];
  const exit = once(started, 'exit');
  for await (const line of createInterface({ input: started.stdout })) {
    output.push(line);
    onLine(line, started);
  }
  const [code] = await exit;
  return { code, output };
}

/** The option for the browser of this engine that is installed here. */
function browserOption(browserName: BrowserName): string[] {
  return ['--browser', findEngine(browserName)?.name ?? browserName];
}

async function readMessages(): Promise<LoggedMessage[]> {
  const lines = (await readFile(join(out, 'session.ndjson'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line)).filter(({ type }) => type === 'message');
}

/** Files other than the two that belong there, and the processes (on Linux) whose profile was in the folder. */
async function leftBehind(): Promise<string[]> {
  const files = (await readdir(out)).filter((name) => name !== 'session.ndjson' && name !== 'panel.png');
  const pids = process.platform === 'linux' ? (await readdir('/proc')).filter((name) => /^\d+$/.test(name)) : [];
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return [...files, ...commands.filter((command) => command.includes(out))];
}

/** How many different bytes the first image of the PNG has: a blank one has only a few. */
async function countDistinctBytes(): Promise<number> {
  const png = await readFile(join(out, 'panel.png'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return new Set(inflateSync(Buffer.concat(parts))).size;
}

/** Lines that are printed: text, bytes, and an event of Socket.IO in both directions. */
const EVERY_FORM = ['↑', '↓'].flatMap((way) => [
  new RegExp(`${way} /chat `),
  new RegExp(`${way} /ticker `),
  new RegExp(`${way} .* 42\\d*\\["`),
]);

describe.each(BROWSERS)('npm start without a display, in %s', { timeout: 60_000 }, (browserName) => {
  test('ends after some seconds, and has printed what is in the log', async () => {
    const { code, output } = await start([...browserOption(browserName), '--seconds', '3']);
    expect(code, output.join('\n')).toBe(0);
    const printed = output.filter((line) => /^\d\d:\d\d:\d\d\.\d{3} [↑↓] /.test(line));
    expect(printed).toHaveLength((await readMessages()).length);
    expect(await countDistinctBytes()).toBeGreaterThan(100);
  });

  test('leaves the traffic of the demo in every form, and ends on Ctrl-C with both files written', async () => {
    const missing = new Set(EVERY_FORM);
    const { code, output } = await start(browserOption(browserName), (line, process) => {
      const seen = EVERY_FORM.filter((form) => form.test(line) && missing.delete(form));
      if (seen.length > 0 && missing.size === 0) process.kill('SIGINT');
    });
    expect(code, output.join('\n')).toBe(0);
    const messages = await readMessages();
    for (const direction of ['sent', 'received']) {
      for (const opcode of ['text', 'binary'])
        expect(messages).toContainEqual(expect.objectContaining({ direction, opcode }));
      // Engine.IO "message" (4), Socket.IO "event" (2)
      expect(messages).toContainEqual(expect.objectContaining({ direction, data: expect.stringMatching(/^42\d*\["/) }));
    }
    expect(messages).toContainEqual(
      expect.objectContaining({ direction: 'sent', data: '{"type":"say","id":1,"text":"Hello from the page"}' }),
    );
    expect(await countDistinctBytes()).toBeGreaterThan(100);
    expect(await leftBehind()).toEqual([]);
  });

  test("records a user's own page from its first message, to the byte", async () => {
    const server = await startEchoServer();
    server.setPage(
      '/',
      `<!doctype html><script>
        const socket = new WebSocket('${server.wsOrigin}/');
        socket.onopen = () => { socket.send('\\u001b[2J'); socket.send(new Uint8Array([0, 255])); socket.send('last'); };
      </script>`,
    );
    try {
      const ended = await start([...browserOption(browserName), '--url', server.origin], (line, process) => {
        if (line.includes('↓') && line.endsWith('last')) process.kill('SIGTERM');
      });
      expect(ended.code, ended.output.join('\n')).toBe(0);
      expect(ended.output.join('')).not.toContain('\u001b');
      const [sent, received] = ['sent', 'received'].map((direction) => [
        expect.objectContaining({ direction, opcode: 'text', size: 4, data: '\u001b[2J' }),
        expect.objectContaining({ direction, opcode: 'binary', size: 2, data: 'AP8=', encoding: 'base64' }),
        expect.objectContaining({ direction, opcode: 'text', size: 4, data: 'last' }),
      ]);
      const messages = await readMessages();
      expect(messages.filter(({ direction }) => direction === 'sent')).toEqual(sent);
      expect(messages.filter(({ direction }) => direction === 'received')).toEqual(received);
    } finally {
      await server.close();
    }
  });
});
