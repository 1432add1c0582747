import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSessionLog } from '../formats/read-session-log.ts';
import { exportSessionLog } from '../formats/session-log.ts';
import { Session } from './session.ts';
import type { SessionEvent } from './session-event.ts';

const BEGINNING: readonly SessionEvent[] = [
  { type: 'document', document: 'd1', frameId: 0, url: 'https://a.example/', at: 0, seq: 0 },
  { type: 'connection', connection: 'c1', document: 'd1', url: 'wss://a.example/', protocols: [], at: 0, seq: 1 },
];

const message = (seq: number, data = String(seq)): SessionEvent => ({
  type: 'message',
  connection: 'c1',
  direction: 'received',
  payload: { opcode: 'text', data },
  discarded: false,
  resent: false,
  at: seq,
  seq,
});

const unlimited = Number.POSITIVE_INFINITY;
const capOf = (part: object) => ({ messages: unlimited, bytes: unlimited, ...part });

function sessionOf(count: number, cap: object): Session {
  const session = new Session();
  session.cap = capOf(cap);
  session.append(BEGINNING);
  for (let seq = 2; seq < count + 2; seq++) session.append([message(seq)]);
  return session;
}

const textsOf = (session: Session) =>
  Array.from({ length: session.rowCount }, (_, row) => session.messageAt(row)?.payload.data).filter((text) => text);

test('beyond the limit the oldest messages go, and a row in their place counts them all', () => {
  const session = sessionOf(10, { messages: 4 });
  expect(textsOf(session)).toEqual(['8', '9', '10', '11'].slice(-session.messageCount));
  const removed = 10 - session.messageCount;
  expect(session.messageCount).toBeGreaterThan(2);
  expect(session.eventAt(session.firstRow)).toMatchObject({ type: 'loss', reason: 'removed', messages: removed });
  expect(session.kindAt(session.firstRow - 1)).toBe('removed');
  expect(session.connections.get('c1')?.received.messages).toBe(10);
  expect(session.lostCount).toBe(0);
});

test('bytes are counted as well, and the newest message stays whatever its size', () => {
  const session = sessionOf(3, { bytes: 100 });
  session.append([message(9, 'x'.repeat(1_000))]);
  expect(textsOf(session)).toEqual(['x'.repeat(1_000)]);
  expect(session.eventAt(session.firstRow)).toMatchObject({ reason: 'removed', messages: 3, bytes: 3 });
});

test('a limit that is set later holds at once; rows keep their numbers', () => {
  const session = sessionOf(100, {});
  const last = session.rowCount - 1;
  session.cap = capOf({ messages: 10 });
  expect(session.messageAt(last)?.seq).toBe(101);
  expect(session.rowCount - 1).toBe(last);
  expect([session.isRemoved(session.firstRow), session.isRemoved(session.firstRow + 1)]).toEqual([true, false]);
});

test('marks of what is removed go with it', () => {
  const session = sessionOf(5, {});
  const mark = { type: 'mark', document: 'd1', bookmarked: true, note: '', at: 9, seq: 0 } as const;
  session.append([
    { ...mark, of: 2 },
    { ...mark, of: 6 },
  ]);
  session.cap = capOf({ messages: 2 });
  expect(session.markCount).toBe(1);
});

test('an export tells of it, and reads back to the same bytes', () => {
  const session = sessionOf(50, { messages: 8 });
  const lines = [...exportSessionLog(session)];
  expect(lines.filter((line) => line.includes('"reason":"removed"'))).toHaveLength(1);
  const read = readSessionLog(lines.join(''));
  const again = new Session();
  again.append(read.events);
  expect([...exportSessionLog(again)]).toEqual(lines);
});

test('payloads are let go of', () => {
  const session = sessionOf(0, { messages: 10 });
  for (let seq = 2; seq < 40; seq++) session.append([message(seq, 'x'.repeat(20_000 + seq))]);
  expect(session.textAt(5)).toBe('');
  expect(session.textAt(session.rowCount - 1)).toHaveLength(20_039);
});

describe('whatever comes, whatever the limits', () => {
  test('no more is held than is allowed, and every message is there or counted', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 80 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 400 }), (all, messages, bytes) => {
        const session = new Session();
        session.cap = { messages, bytes };
        session.append(BEGINNING);
        for (const [index, size] of all.entries()) session.append([message(index + 2, 'x'.repeat(size))]);
        const held = Array.from({ length: session.rowCount }, (_, row) => session.messageAt(row)).filter(Boolean);
        const loss = session.eventAt(session.firstRow);
        const removed = loss?.type === 'loss' ? loss.messages : 0;
        expect(held.length + removed).toBe(all.length);
        expect(session.messageCount).toBe(held.length);
        expect(held.length).toBeLessThanOrEqual(messages);
        const size = all.slice(removed).reduce((sum, one) => sum + one, 0);
        if (held.length > 1) expect(size).toBeLessThanOrEqual(bytes);
      }),
    );
  });
});
