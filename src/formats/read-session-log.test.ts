import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mutated } from '../../test/arbitraries/hostile-values.ts';
import type { SessionEvent } from '../session/session-event.ts';
import { readSessionLog, SessionLogError, SessionLogReader } from './read-session-log.ts';
import { SESSION_LOG_HEADER, sessionLogLine } from './session-log.ts';

const of = { connection: 'c1' };
const events: SessionEvent[] = [
  { type: 'document', seq: 0, at: 1, document: 'd1', frameId: 0, url: 'https://a.example/' },
  { type: 'connection', seq: 1, at: 1, ...of, document: 'd1', url: 'wss://a.example/', protocols: ['p'] },
  { type: 'open', seq: 2, at: 2, ...of, subprotocol: 'p', extensions: '', binaryType: 'blob' },
  message(3, { opcode: 'text', data: 'héllo 😀' }),
  message(4, { opcode: 'binary', data: new Uint8Array([1, 2, 3, 4]).buffer }),
  message(5, { opcode: 'text', data: 'cut', fullSize: 2_000_000 }),
  { type: 'loss', seq: 9, at: 3, ...of, document: 'd1', since: 6, messages: 4, bytes: null, reason: 'overflow' },
  { type: 'error', seq: 10, at: 4, ...of },
  { type: 'closing', seq: 11, at: 5, ...of, code: 1000, reason: '' },
  { type: 'close', seq: 12, at: 5, ...of, code: 1000, reason: 'bye', wasClean: true },
  { type: 'mark', seq: 0, at: 6, document: 'd1', of: 3, bookmarked: true, note: 'look' },
  { type: 'unload', seq: 12, at: 6, document: 'd1' },
];
const lines = [SESSION_LOG_HEADER, ...events.map(sessionLogLine)];
const log = lines.join('');

function message(seq: number, payload: Extract<SessionEvent, { type: 'message' }>['payload']): SessionEvent {
  return { type: 'message', seq, at: 2.5, ...of, direction: 'received', payload, discarded: false, resent: false };
}

const linesOf = (errors: readonly SessionLogError[]) => errors.map(({ line }) => line);
const without = (index: number) => events.filter((_, at) => at !== index - 1);

test('a whole log is read whole', () => {
  expect(readSessionLog(log)).toEqual({ events, errors: [] });
});

test.each([
  ['without its last line feed', log.slice(0, -1)],
  ['with empty lines', log.replaceAll('\n', '\n\n \n')],
  ['with line ends of Windows', log.replaceAll('\n', '\r\n')],
])('a log %s is read whole', (_, text) => {
  expect(readSessionLog(text)).toEqual({ events, errors: [] });
});

test('a log that was cut at any byte is read up to there', () => {
  const bytes = new TextEncoder().encode(log);
  for (let cut = 0; cut < bytes.length; cut++) {
    const text = new TextDecoder().decode(bytes.subarray(0, cut));
    const complete = text.split('\n').length - 1;
    const rest = text.split('\n').at(-1) ?? '';
    const isWhole = `${rest}\n` === lines[complete];
    const read = readSessionLog(text);
    expect(read.events).toEqual(events.slice(0, Math.max(0, complete - 1 + (isWhole ? 1 : 0))));
    expect(linesOf(read.errors)).toEqual(rest === '' || isWhole ? [] : [complete + 1]);
  }
});

describe.each(lines.map((line, index) => ({ line, index, number: index + 1 })))(
  'line $number',
  ({ line, index, number }) => {
    test.each([
      'garbage',
      '[]',
      'null',
      '42',
      '"text"',
      '{}',
      '\u0000',
      '{"type":"__proto__"}',
      line.trim().slice(0, -1),
    ])('as %j is told, and the others are kept', (instead) => {
      const read = readSessionLog(lines.with(index, `${instead}\n`).join(''));
      expect(linesOf(read.errors)).toEqual([number]);
      expect(read.errors[0]?.message).toMatch(new RegExp(`^line ${number}: `));
      expect(read.events).toEqual(without(index));
    });

    test('with any part of it changed is an event or an error, and the others are kept', () => {
      fc.assert(
        fc.property(mutated(JSON.parse(line)), (changed) => {
          const text = JSON.stringify(changed, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
          const read = readSessionLog(lines.with(index, `${text}\n`).join(''));
          for (const error of read.errors) expect(error).toBeInstanceOf(SessionLogError);
          if (index === 0) return;
          expect(linesOf(read.errors).every((at) => at === number)).toBe(true);
          expect(read.events.length).toBeGreaterThanOrEqual(events.length - 1);
          for (const [at, event] of without(index).entries()) {
            expect(read.events[read.events.length === events.length && at >= index - 1 ? at + 1 : at]).toEqual(event);
          }
        }),
        { numRuns: 50 },
      );
    });
  },
);

describe('the first line', () => {
  test.each([2, 0, '1', null, undefined, { toString: 1 }])(
    'of version %j refuses the whole log, with one error',
    (version) => {
      const read = readSessionLog(lines.with(0, `${JSON.stringify({ type: 'session', version })}\n`).join(''));
      expect(read.events).toEqual([]);
      expect(read.errors.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^line 1: version .* is not known$/),
      ]);
    },
  );

  test('that is missing is told once', () => {
    const read = readSessionLog(lines.slice(1).join(''));
    expect(read.errors.map(({ message }) => message)).toEqual([
      'line 1: the first line is not the header of a session log',
    ]);
    expect(read.events).toEqual(events.slice(1));
  });
});

const changes: [number, object, string][] = [
  [2, { frameId: -1 }, 'frameId'],
  [2, { at: '1' }, 'at'],
  [2, { at: 9e15 }, 'at'],
  [2, { seq: 0.5 }, 'seq'],
  [2, { url: null }, 'url'],
  [3, { protocols: [1] }, 'protocols'],
  [3, { facts: {} }, 'facts'],
  [4, { binaryType: 'view' }, 'binaryType'],
  [5, { direction: 'up' }, 'direction'],
  [5, { opcode: 'ping' }, 'opcode'],
  [5, { size: 5 }, 'size'],
  [5, { discarded: 1 }, 'discarded'],
  [5, { resent: 'yes' }, 'resent'],
  [5, { bufferedAmount: -1 }, 'bufferedAmount'],
  [5, { binaryForm: 'view' }, 'binaryForm'],
  [6, { encoding: 'hex' }, 'encoding'],
  [6, { data: '@' }, 'data'],
  [6, { size: 3 }, 'size'],
  [6, { connection: 1 }, 'connection'],
  [8, { reason: 'mood' }, 'reason'],
  [8, { bytes: -1 }, 'bytes'],
  [10, { code: '1000' }, 'code'],
  [11, { wasClean: 1 }, 'wasClean'],
  [12, { of: 'c' }, 'of'],
  [12, { bookmarked: 1 }, 'bookmarked'],
  [12, { note: null }, 'note'],
  [13, { type: 'explode', connection: 'c1' }, 'type'],
];

test.each(changes)('line %d with %j names the field', (number, change, field) => {
  const changed = { ...JSON.parse(lines[number - 1] ?? ''), ...change };
  const read = readSessionLog(lines.with(number - 1, `${JSON.stringify(changed)}\n`).join(''));
  expect(read.errors.map(({ message }) => message)).toEqual([`line ${number}: bad field "${field}"`]);
  expect(read.events).toEqual(without(number - 1));
});

describe('ten megabytes in one line', () => {
  const size = 10 * 1024 * 1024;
  test.each(['x', 'é'])('of %s are read', (unit) => {
    const payload = { opcode: 'text', data: unit.repeat(size) } as const;
    const read = readSessionLog(SESSION_LOG_HEADER + sessionLogLine(message(1, payload)));
    expect(read.errors).toEqual([]);
    expect(read.events[0]).toHaveProperty('payload.data.length', size);
  });

  test.each(['{"a":', 'x'])('of %j are one error', (unit) => {
    const read = readSessionLog([SESSION_LOG_HEADER, `${unit.repeat(size / unit.length)}\n`, lines[1] ?? ''].join(''));
    expect(linesOf(read.errors)).toEqual([2]);
    expect(read.events).toEqual([events[0]]);
  });
});

function errorOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}

test('the reader takes a log line by line, and goes on after an error', () => {
  const reader = new SessionLogReader();
  expect(reader.readLine(SESSION_LOG_HEADER)).toEqual([]);
  expect(() => reader.readLine('no')).toThrow(SessionLogError);
  expect(reader.readLine(lines[1] ?? '')).toEqual([events[0]]);
  const error = errorOf(() => reader.readLine('{'));
  expect(error).toMatchObject({ name: 'SessionLogError', line: 4, cause: expect.any(SyntaxError) });
});

test('keys that pollute prototypes stay text', () => {
  readSessionLog(`${SESSION_LOG_HEADER}{"type":"error","seq":1,"at":1,"connection":"__proto__","__proto__":{"x":1}}\n`);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
