import { describe, expect, test } from 'vitest';
import { Session } from '../session.ts';
import type { SessionEvent } from '../session-event.ts';
import { ConnectionHistory } from './connection-history.ts';
import type { MessageMeaning } from './message-meaning.ts';
import { RateMeter } from './rate-meter.ts';
import { SessionStatistics } from './session-statistics.ts';

const MEANING: MessageMeaning = {
  typeAt: () => 'text',
  latencyAt: (row) => (row === 1 ? 30 : undefined),
  isHeartbeatAt: (row) => row > 1,
  isErrorAt: () => false,
};
const message = (at: number, connection: string, rest: object = {}): SessionEvent => ({
  type: 'message',
  connection,
  seq: at,
  at,
  direction: 'received',
  payload: { opcode: 'text', data: 'four' },
  discarded: false,
  resent: false,
  ...rest,
});
const connect = (at: number, connection: string, url: string): SessionEvent => ({
  type: 'connection',
  connection,
  document: 'd1',
  url,
  protocols: [],
  seq: at,
  at,
});
const close = (at: number, connection: string): SessionEvent => ({
  type: 'close',
  connection,
  code: 1006,
  reason: '',
  wasClean: false,
  seq: at,
  at,
});

function take<Sink extends { take(row: number): void }>(
  events: SessionEvent[],
  make: (session: Session) => Sink,
): Sink {
  const session = new Session();
  session.append(events);
  const sink = make(session);
  for (let row = 0; row < session.rowCount; row++) sink.take(row);
  return sink;
}

test('traffic is counted by connection and adds up', () => {
  const statistics = take(
    [
      message(0, 'c1', { handled: 7 }),
      message(100, 'c2', { direction: 'sent' }),
      message(1_000, 'c1'),
      message(26_000, 'c1'),
      { type: 'drained', connection: 'c2', of: 100, after: 12, seq: 5, at: 112 },
      {
        type: 'loss',
        connection: '',
        document: 'd1',
        messages: 3,
        bytes: 1,
        reason: 'overflow',
        since: 6,
        seq: 8,
        at: 9,
      },
    ],
    (session) => new SessionStatistics(session, MEANING),
  );
  const total = statistics.total();
  expect([total.messages, total.bytes, total.lost, total.duration]).toEqual([4, 16, 3, 26_000]);
  expect(statistics.byConnection.get('c1')?.messages).toBe(3);
  const counts = Object.values(total.measures).map(({ count }) => count);
  expect(counts).toEqual([1, 3, 1, 1, 1, 1]);
  expect(total.measures.heartbeat.most).toBe(25_000);
  expect(total.measures.handling.most).toBe(7);
  expect(total.measures.drain.most).toBe(12);
});

describe('the rate', () => {
  test('has its peak in the busiest second, also when messages come late', () => {
    const meter = new RateMeter();
    for (const at of [100, 900, 1_500, 300]) meter.add(at, 10);
    expect([meter.peakMessages, meter.peakBytes]).toEqual([3, 30]);
  });

  test('of now is that of the last seconds, and 0 after a pause', () => {
    const meter = new RateMeter();
    for (let at = 0; at < 20_000; at += 100) meter.add(at, 5);
    expect(meter.rateAt(20_000)).toEqual({ messages: 10, bytes: 50 });
    expect(meter.rateAt(60_000)).toEqual({ messages: 0, bytes: 0 });
  });
});

test('a connection to the address of one that had closed is in its place', () => {
  const { lives } = take(
    [
      connect(0, 'c1', 'wss://a/feed?token=1'),
      connect(5, 'c2', 'wss://a/other'),
      close(1_000, 'c1'),
      connect(1_250, 'c3', 'wss://a/feed?token=2'),
      connect(1_300, 'c4', 'wss://a/feed?token=3'),
    ],
    (session) => new ConnectionHistory(session),
  );
  expect(lives.get('c1')).toMatchObject({ created: 0, closed: 1_000, closeRow: 2, after: null });
  expect(lives.get('c3')?.after).toEqual({ connection: 'c1', closed: 1_000 });
  expect(lives.get('c4')?.after).toBe(null);
  expect(lives.get('c2')).toMatchObject({ closed: null, closeRow: -1 });
});
