import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Session } from '../session/session.ts';
import type { Message } from '../session/session-event.ts';
import { readSessionLog } from './read-session-log.ts';
import { exportSessionLog } from './session-log.ts';

const FOLDER = new URL('../../test/recordings/', import.meta.url);
const recordings = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ndjson'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort();

type Row = { t: number; direction: string; opcode: string; data: string; close?: object };

function load(path: string) {
  const text = readFileSync(new URL(path, FOLDER), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  const rows = lines.slice(1).map((line): Row => JSON.parse(line));
  return { text, lines, header: JSON.parse(lines[0] ?? ''), messages: rows.filter(({ close }) => !close) };
}

const dataOf = ({ payload: { opcode, data } }: Message) =>
  opcode === 'text' ? data : Buffer.from(data).toString('base64');

function exportOf(text: string): string {
  const session = new Session();
  session.append(readSessionLog(text).events);
  return [...exportSessionLog(session)].join('');
}

test('the recordings are there', () => {
  expect(recordings.length).toBeGreaterThan(140);
});

describe.each(recordings)('%s', (path) => {
  const { text, lines, header, messages } = load(path);

  test('is read whole', () => {
    const { events, errors } = readSessionLog(text);
    expect(errors).toEqual([]);
    const read = events.filter((event) => event.type === 'message');
    expect(read.map(({ direction, payload }) => [direction, payload.opcode])).toEqual(
      messages.map(({ direction, opcode }) => [direction, opcode]),
    );
    expect(read.map(dataOf)).toEqual(messages.map(({ data }) => data));
    expect(read.map(({ at }) => at)).toEqual(messages.map(({ t }) => t));
    expect(events.slice(0, 3)).toMatchObject([
      { type: 'document' },
      { type: 'connection', url: header.url, protocols: header.protocols },
      { type: 'open', subprotocol: header.protocol },
    ]);
    const { code, reason, wasClean } = JSON.parse(lines.at(-1) ?? '').close;
    expect(events.at(-1)).toMatchObject({ type: 'close', code, reason, wasClean });
  });

  test('exported, read and exported again has the same bytes', () => {
    const log = exportOf(text);
    expect(readSessionLog(log).errors).toEqual([]);
    expect(exportOf(log)).toBe(log);
  });

  test('cut off in its last line, is read up to there', () => {
    const whole = readSessionLog(text).events;
    const { events, errors } = readSessionLog(text.trimEnd().slice(0, -1));
    expect(events).toEqual(whole.slice(0, -1));
    expect(errors.map(({ line }) => line)).toEqual([lines.length]);
  });
});

describe('a recording by others', () => {
  test.each(['+/8AAQ==', '-_8AAQ', '-_8AAQ==\r\n'])('may write its bytes as %j', (data) => {
    const rows = [
      { system: 'x', url: '' },
      { t: 1, direction: 'sent', opcode: 'binary', data },
    ];
    const { events, errors } = readSessionLog(rows.map((row) => JSON.stringify(row)).join('\r\n'));
    expect(errors).toEqual([]);
    expect(events.at(-1)).toMatchObject({ payload: { data: Uint8Array.of(0xfb, 0xff, 0, 1).buffer } });
  });
});

describe('a recording that is wrong', () => {
  const begin = { system: 'x', url: 'ws://a.example/' };
  const row = { t: 1, direction: 'sent', opcode: 'text', data: 'x' };
  const read = (...lines: object[]) => readSessionLog(lines.map((line) => JSON.stringify(line)).join('\n'));

  test.each([
    { field: 't', change: { t: '1' } },
    { field: 't', change: { t: 1e300 } },
    { field: 'direction', change: { direction: 'up' } },
    { field: 'data', change: { data: null } },
    { field: 'opcode', change: { opcode: 'ping' } },
    { field: 'data', change: { opcode: 'binary', data: '@' } },
    { field: 'close.code', change: { close: { code: '1000' } } },
  ])('in $change is told with its line, and the rest is kept', ({ field, change }) => {
    const { events, errors } = read(begin, row, { ...row, ...change }, row);
    expect(errors.map(({ message }) => message)).toEqual([expect.stringMatching(new RegExp(`^line 3: .*${field}`))]);
    expect(events.filter(({ type }) => type === 'message')).toHaveLength(2);
  });

  test('in its first line tells so', () => {
    expect(read({ system: 'x' }, row).errors[0]?.message).toBe('line 1: bad field "url"');
  });

  test('in what it need not have is read without that', () => {
    const { events, errors } = read(
      { ...begin, protocols: 'p', protocol: 1, responseHeaders: [] },
      { close: { code: 1006 } },
    );
    expect(errors).toEqual([]);
    expect(events).toMatchObject([
      { type: 'document' },
      { type: 'connection', protocols: [] },
      { type: 'open', subprotocol: '', extensions: '' },
      { type: 'close', code: 1006, reason: '', wasClean: false },
    ]);
  });
});
