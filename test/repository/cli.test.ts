import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { exportSessionLog } from '../../src/formats/session-log.ts';
import { message, sessionOf } from '../decoding/decoded-session.ts';
import { ROOT } from './source-files.ts';

const CLI = join(ROOT, 'dist/cli/wirescope.js');

interface Line {
  readonly connection: string;
  readonly seq: number;
  readonly direction: string;
  readonly decoder: string;
  readonly packets: readonly {
    readonly name: string;
    readonly kind: string;
    readonly summary: string;
    readonly fields: unknown;
    readonly id?: string;
    readonly replyTo?: { readonly id: string; readonly by: string; readonly seq?: number };
    readonly error?: string;
  }[];
}

/** What the lines of a run say. */
const linesOf = ({ out }: { readonly out: string }): Line[] =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line): Line => JSON.parse(line));

async function run(args: readonly string[], input = '') {
  const child = spawn(process.execPath, [CLI, ...args]);
  child.stdin.on('error', () => undefined); // it may have ended without reading
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, error, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { out, error, exitCode };
}

const recordings = globSync('test/recordings/*/*.ndjson', { cwd: ROOT }).sort();
/** A recording with requests and replies of both sides. */
const SAMPLE = join(ROOT, 'test/recordings/jsonrpc-bidirectional/both-directions.ndjson');

test('it is built', () => {
  expect(existsSync(CLI), 'dist/cli is not there: run "npm run build" first').toBe(true);
  expect(recordings.length).toBeGreaterThan(100);
});

/** The first of each system: that all are decoded is asked of the decoders, here it is a process each. */
const samples = recordings.filter((path, index) => dirname(path) !== dirname(recordings[index - 1] ?? ''));

test.each(samples)('%s has a line for each message, and every reply names a request before it', async (path) => {
  const rows = readFileSync(join(ROOT, path), 'utf8').split('\n').slice(0, -1);
  const directions = rows.flatMap((row): string[] => JSON.parse(row).direction ?? []);
  const ended = await run(['decode', join(ROOT, path)]);
  expect([ended.exitCode, ended.error]).toEqual([0, '']);
  const lines = linesOf(ended);
  expect(lines.map(({ direction }) => direction)).toEqual(directions);
  for (const { packets, seq } of lines) {
    for (const { kind, name, fields, replyTo } of packets) {
      expect([typeof kind, typeof name, fields !== undefined]).toEqual(['string', 'string', true]);
      if (replyTo?.seq !== undefined) expect(replyTo.seq).toBeLessThan(seq);
    }
  }
});

describe('a session log', () => {
  test('has a decoder for each of its connections, from standard input as from a file', async () => {
    const session = await sessionOf(
      message('sent', '42["chat","hi"]', { connection: 'c1', seq: 10 }),
      message('sent', '{"jsonrpc":"2.0","id":"a","method":"add"}', { connection: 'c2', seq: 11 }),
      message('received', '{"jsonrpc":"2.0","id":"a","result":5}', { connection: 'c2', seq: 12 }),
      message('received', 'not Socket.IO', { connection: 'c1', seq: 13 }),
    );
    const ended = await run(['decode', '-'], [...exportSessionLog(session)].join(''));
    expect(ended.exitCode).toBe(0);
    const lines = linesOf(ended);
    expect(lines.map((line) => [line.connection, line.seq, line.decoder])).toEqual([
      ['c1', 10, 'socketio'],
      ['c2', 11, 'jsonrpc'],
      ['c2', 12, 'jsonrpc'],
      ['c1', 13, 'socketio'],
    ]);
    expect(lines[0]?.packets).toMatchObject([{ name: 'event', kind: 'chat', fields: { arguments: ['hi'] } }]);
    expect(lines[1]?.packets).toMatchObject([{ name: 'request', kind: 'add', id: 'a' }]);
    expect(lines[2]?.packets).toMatchObject([{ kind: 'result', replyTo: { id: 'a', by: 'sent', seq: 11 } }]);
    expect(lines[3]?.packets).toMatchObject([{ kind: 'text', error: 'no packet type of Engine.IO' }]);
  });

  test('of more messages than are decoded at once comes whole and in order', async () => {
    const session = await sessionOf(
      ...Array.from({ length: 2_500 }, (_, seq) => message('sent', `{"type":"t${seq}"}`, { seq })),
    );
    const lines = linesOf(await run(['decode', '-'], [...exportSessionLog(session)].join('')));
    expect(lines.map(({ packets: [packet] }) => packet?.kind)).toEqual(
      Array.from({ length: 2_500 }, (_, n) => `t${n}`),
    );
  });

  test('shows nothing to a terminal that it could take for a command', async () => {
    const session = await sessionOf(message('sent', '{"type":"x","a":"\u009b31m\u202e\u2028"}'));
    const log = [...exportSessionLog(session)].join('');
    const ended = await run(['decode', '-'], log);
    expect(ended.out).not.toMatch(/[\u0080-\u009f\u2028\u202e]/);
    expect(linesOf(ended)[0]?.packets[0]?.fields).toEqual({ type: 'x', a: '\u009b31m\u202e\u2028' });
  });
});

describe('what cannot be read', () => {
  test.each<[string, readonly string[], string, RegExp]>([
    ['no command', [], '', /^wirescope: no command; try --help\n$/],
    ['another command', ['encode\u001b[2J'], '', /^wirescope: "encode\\u001b\[2J" is no command; try --help\n$/],
    ['no file', ['decode'], '', /^wirescope: decode takes one file; try --help\n$/],
    [
      'a file that is not there',
      ['decode', 'no/such.ndjson'],
      '',
      /^wirescope: no\/such\.ndjson cannot be read: [^\n]+\n$/,
    ],
    ['a folder', ['decode', ROOT], '', /^wirescope: [^\n]+ cannot be read: [^\n]+\n$/],
    ['an empty file', ['decode', '-'], '', /^wirescope: standard input is empty\n$/],
    [
      'another file',
      ['decode', '-'],
      '\u0089PNG\n\n\u0000\n',
      /^wirescope: standard input is neither [^\n]+: line 1: not JSON\n$/,
    ],
    [
      'another version',
      ['decode', '-'],
      '{"type":"session","version":99}\n{}\n',
      /^wirescope: [^\n]+version 99 is not known\n$/,
    ],
  ])('%s: one line says why', async (_, args, input, line) => {
    const ended = await run(args, input);
    expect(ended).toEqual({ out: '', error: expect.stringMatching(line), exitCode: 2 });
  });

  test('a line that is cut off, and one that is none: the others are decoded, and one line says which', async () => {
    const rows = readFileSync(SAMPLE, 'utf8').split('\n').slice(0, -1);
    rows.splice(2, 0, 'garbage');
    const { out, error, exitCode } = await run(['decode', '-'], rows.join('\n').slice(0, -4));
    expect(linesOf({ out }).length).toBe(rows.length - 3);
    expect(error).toBe('wirescope: standard input: line 3: not JSON (and 1 more lines that could not be read)\n');
    expect(exitCode).toBe(1);
  });
});

test('it says what it can do', async () => {
  expect(await run(['--help'])).toMatchObject({ out: expect.stringMatching(/^wirescope decode FILE\n/), exitCode: 0 });
});
