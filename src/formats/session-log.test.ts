import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sessionEvents } from '../../test/arbitraries/session-events.ts';
import { Session } from '../session/session.ts';
import type { SessionEvent } from '../session/session-event.ts';
import { readSessionLog } from './read-session-log.ts';
import { exportSessionLog, SESSION_LOG_HEADER, sessionLogLine } from './session-log.ts';

function sessionOf(events: readonly SessionEvent[]): Session {
  const session = new Session();
  session.append(events);
  return session;
}
const exportOf = (session: Session) => [...exportSessionLog(session)].join('');

describe('one event is one line', () => {
  const header = { seq: 3, at: 1.5, connection: 'c1' };
  test.each<[SessionEvent, string]>([
    [
      { type: 'document', seq: 0, at: 1, document: 'd1', frameId: 0, url: 'https://a.example/' },
      '{"type":"document","seq":0,"at":1,"document":"d1","frameId":0,"url":"https://a.example/"}',
    ],
    [
      {
        type: 'message',
        ...header,
        direction: 'sent',
        payload: { opcode: 'text', data: 'é\n' },
        discarded: false,
        resent: true,
        bufferedAmount: 3,
      },
      '{"type":"message","connection":"c1","seq":3,"at":1.5,"direction":"sent","opcode":"text","size":3,"data":"é\\n","resent":true,"bufferedAmount":3}',
    ],
    [
      {
        type: 'message',
        ...header,
        direction: 'received',
        payload: { opcode: 'binary', data: new Uint8Array([1, 2, 3]).buffer, fullSize: 9 },
        discarded: true,
        resent: false,
        binaryForm: 'blob',
      },
      '{"type":"message","connection":"c1","seq":3,"at":1.5,"direction":"received","opcode":"binary","size":9,"data":"AQID","encoding":"base64","truncated":true,"discarded":true,"binaryForm":"blob"}',
    ],
    [
      { type: 'closing', ...header, code: null, reason: '' },
      '{"type":"closing","seq":3,"at":1.5,"code":null,"connection":"c1","reason":""}',
    ],
    [
      {
        type: 'message',
        ...header,
        direction: 'received',
        payload: { opcode: 'text', data: 'x' },
        discarded: false,
        resent: false,
        injected: true,
        rule: 'r1',
      },
      '{"type":"message","connection":"c1","seq":3,"at":1.5,"direction":"received","opcode":"text","size":1,"data":"x","injected":true,"rule":"r1"}',
    ],
    [
      { type: 'closing', ...header, code: 3000, reason: '', byUser: true },
      '{"type":"closing","seq":3,"at":1.5,"byUser":true,"code":3000,"connection":"c1","reason":""}',
    ],
    [
      { type: 'verdict', ...header, of: 2, outcome: 'dropped' },
      '{"type":"verdict","connection":"c1","seq":3,"at":1.5,"of":2,"outcome":"dropped"}',
    ],
    [
      { type: 'verdict', ...header, of: 2, outcome: 'edited', rule: 'r1', payload: { opcode: 'text', data: 'x' } },
      '{"type":"verdict","connection":"c1","seq":3,"at":1.5,"of":2,"outcome":"edited","rule":"r1","opcode":"text","size":1,"data":"x"}',
    ],
  ])('%#', (event, line) => {
    expect(sessionLogLine(event)).toBe(`${line}\n`);
  });
});

test('the same event gives the same bytes, whoever made it', () => {
  const event: SessionEvent = { type: 'error', seq: 1, at: 2, connection: 'c1' };
  const another: SessionEvent = { connection: 'c1', at: 2, seq: 1, type: 'error' };
  expect(sessionLogLine(another)).toBe(sessionLogLine(event));
});

test('of chosen rows, only their messages are written, with what happened to the connections', () => {
  const header = { connection: 'c1', direction: 'sent', discarded: false, resent: false } as const;
  const message = (seq: number): SessionEvent => ({
    type: 'message',
    seq,
    at: seq,
    payload: { opcode: 'text', data: '' },
    ...header,
  });
  const session = sessionOf([message(1), { type: 'error', seq: 2, at: 2, connection: 'c1' }, message(3)]);
  const log = [...exportSessionLog(session, { rows: new Set([2]) })].join('');
  expect(readSessionLog(log).events.map(({ seq }) => seq)).toEqual([2, 3]);
});

test('an empty session is a header', () => {
  expect(exportOf(new Session())).toBe(SESSION_LOG_HEADER);
  expect(SESSION_LOG_HEADER).toBe('{"type":"session","version":1}\n');
});

test('any session, exported, read and exported again has the same events and the same bytes', () => {
  fc.assert(
    fc.property(sessionEvents(), (events) => {
      const log = exportOf(sessionOf(events));
      const read = readSessionLog(log);
      expect(read.errors).toEqual([]);
      expect(read.events).toEqual(events);
      expect(exportOf(sessionOf(read.events))).toBe(log);
    }),
  );
});

test('a session that was cleared too', () => {
  fc.assert(
    fc.property(sessionEvents(), sessionEvents(), (before, after) => {
      const session = sessionOf(before);
      session.clear();
      session.append(after);
      const log = exportOf(session);
      const read = readSessionLog(log);
      expect(read.errors).toEqual([]);
      expect(exportOf(sessionOf(read.events))).toBe(log);
    }),
    { numRuns: 50 },
  );
});
