import { describe, expect, test, vi } from 'vitest';
import { readRecording } from '../../test/decoding/read-recording.ts';
import type { Way } from '../protocol/from-page.ts';
import { Deadlines } from './deadlines.ts';
import { Session } from './session.ts';
import type { Verdict } from './session-event.ts';

/** What a recording has up to its message number `upTo`, from 0, and the row of each message. */
async function beginning(name: string, upTo: number): Promise<{ session: Session; rows: number[] }> {
  const whole = await readRecording(name);
  const session = new Session();
  const rows: number[] = [];
  for (const event of whole.events()) {
    if (event.type === 'close') break;
    if (event.type === 'message' && rows.length > upTo) break;
    session.append([event]);
    if (event.type === 'message') rows.push(session.rowCount - 1);
  }
  await session.meanings.advance(() => false);
  return { session, rows };
}

interface Case {
  readonly recording: string;
  /** The number of the first message that waits, by direction. */
  readonly held: Partial<Record<Way, number>>;
  /** The number of the last message that came. */
  readonly upTo?: number;
  /** Whose patience ends, and how long after which message; after the opening of the connection without one. */
  readonly ends: readonly string[];
}

const SOCKET_IO = 'socketio/heartbeats-dirty-end';
const MQTT = 'mqtt/v311-keepalive-dirty-end';
const GRAPHQL = 'graphql-transport-ws/operations';
const SIGNALR = 'signalr/json-hub';
const CASES: Readonly<Record<string, Case>> = {
  'a ping is held: the page has waited since the handshake, and the server for its first pong since the opening': {
    recording: SOCKET_IO,
    held: { received: 10 },
    ends: ['sent 20700 after opening', 'received 20700 after message 0'],
  },
  'a pong is held: the server gives up, whatever else it got meanwhile': {
    recording: SOCKET_IO,
    held: { sent: 11 },
    upTo: 15,
    ends: ['sent 20700 after opening', 'received 20700 after message 10'],
  },
  'the handshake is held: its page waits for nothing yet': {
    recording: SOCKET_IO,
    held: { received: 0 },
    ends: ['sent 20700 after opening'],
  },
  'what was sent last is followed by nothing: its keep alive runs': {
    recording: MQTT,
    held: { sent: 10 },
    ends: ['sent 1500 after message 8'],
  },
  'a CONNECT is held: no keep alive is agreed on': { recording: MQTT, held: { sent: 0 }, upTo: 9, ends: [] },
  'each direction has its heart-beat': {
    recording: 'stomp/heartbeats-dirty-end',
    held: { received: 5 },
    ends: ['sent 1000 after message 3', 'received 1000 after message 4'],
  },
  'the first message must come in time': {
    recording: GRAPHQL,
    held: { sent: 0 },
    ends: ['sent 3000 after opening by default'],
  },
  'after the first message, no other is waited for': { recording: GRAPHQL, held: { sent: 2 }, ends: [] },
  'a handshake is waited for, and its answer as long as pings': {
    recording: SIGNALR,
    held: { sent: 0 },
    ends: ['sent 15000 after opening by default', 'received 30000 after opening by default'],
  },
  'the first heartbeat is held: its reply was waited for from the opening on, whatever else came': {
    recording: 'phoenix/v2-channels',
    held: { received: 5 },
    ends: ['received 60000 after opening by default', 'sent 60000 after message 4 by default'],
  },
  'both sides wait by default': {
    recording: SIGNALR,
    held: { received: 4 },
    ends: ['received 30000 after message 1 by default', 'sent 30000 after message 3 by default'],
  },
};

test.each(Object.entries(CASES))('%s', async (_, { recording, held, upTo = 0, ends }) => {
  const numbers = Object.values(held);
  const { session, rows } = await beginning(recording, Math.max(upTo, ...numbers));
  const at = (number: number) => session.timeAt(rows[number] ?? -1);
  const firstRows = Object.fromEntries(Object.entries(held).map(([way, number]) => [way, rows[number] ?? -1]));
  const createdAt = session.connections.get('c1')?.createdAt ?? Number.NaN;
  const told = new Deadlines(session).of('c1', { since: at(Math.min(...numbers)), firstRows }).map((deadline) => {
    const from = deadline.at - deadline.patience;
    const number = rows.findLastIndex((row) => session.timeAt(row) === from && session.kindAt(row) === deadline.awaits);
    const begin = number >= 0 ? `message ${number}` : from === createdAt ? 'opening' : 'nothing';
    return `${deadline.awaits} ${deadline.patience} after ${begin}${deadline.isDefault ? ' by default' : ''}`;
  });
  expect(told).toEqual(ends);
});

describe('what was heard last', () => {
  const verdict = (of: number, outcome: Verdict['outcome'], at: number): Verdict => ({
    ...{ type: 'verdict', connection: 'c1', seq: 9_999, at, of, outcome },
  });
  /** The last message is held; something was done to the one before, which was sent, too. */
  const heldAfter = async (done: (of: number, at: number) => Verdict[]) => {
    const { session, rows } = await beginning('stomp/heartbeats-dirty-end', 9);
    const [before = -1, last = -1] = [rows[8], rows[9]];
    session.append(done(session.seqAt(before), session.timeAt(last) + 250));
    await session.meanings.advance(() => false);
    const since = session.timeAt(last);
    const [ends] = new Deadlines(session)
      .of('c1', { since, firstRows: { sent: last } })
      .filter((one) => one.awaits === 'sent');
    return Math.round((ends?.at ?? Number.NaN) - since);
  };

  test('is what has gone on as it was', async () => expect(await heldAfter(() => [])).toBe(1_004 - 1_056 + 1_000));

  test('came when it was released', async () =>
    expect(await heldAfter((of, at) => [verdict(of, 'held', at - 1), verdict(of, 'released', at)])).toBe(1_250));

  test('is nothing that was dropped', async () =>
    expect(await heldAfter((of, at) => [verdict(of, 'dropped', at)])).toBe(905 - 1_056 + 1_000));
});

test('nobody waits on a connection that has ended, or that has had nothing for long before it was held', async () => {
  const { session, rows } = await beginning(MQTT, 10);
  const [first = -1] = rows.slice(-1);
  const at = session.timeAt(first);
  const ends = (since: number) => new Deadlines(session).of('c1', { since, firstRows: { sent: first } }).length;
  expect([ends(at), ends(at + 60_000)]).toEqual([1, 0]);
  session.append([{ type: 'close', connection: 'c1', seq: 9_999, at, code: 1006, reason: '', wasClean: false }]);
  expect(ends(at)).toBe(0);
});

describe('asked again', () => {
  const feed = (session: Session, count: number) => {
    const at = session.timeAt(session.rowCount - 1);
    const url = 'wss://feed.example/';
    const opened = { type: 'connection', connection: 'feed', document: 'd1', url, protocols: [], at, seq: 1 } as const;
    if (!session.connections.has('feed')) session.append([opened]);
    session.append(
      Array.from({ length: count }, (_, index) => ({
        ...({ type: 'message', connection: 'feed', direction: 'received', discarded: false, resent: false } as const),
        ...{ payload: { opcode: 'text', data: 'tick' } as const, at: at + index / 10, seq: 10_000 + session.rowCount },
      })),
    );
    return session.meanings.advance(() => false);
  };

  test('it looks only at the rows that have come since', async () => {
    const { session, rows } = await beginning(SOCKET_IO, 10);
    const [ping = -1] = rows.slice(-1);
    const hold = { since: session.timeAt(ping), firstRows: { received: ping } };
    const deadlines = new Deadlines(session);
    await feed(session, 5_000);
    const before = deadlines.of('c1', hold);
    await feed(session, 100);
    const looks = vi.spyOn(session, 'timeAt');
    expect(deadlines.of('c1', hold)).toEqual(before);
    expect(looks.mock.calls.length).toBeLessThanOrEqual(110);
    expect(before).toEqual(new Deadlines(session).of('c1', hold));
  });

  test('a message that was released, or dropped, after it was looked at counts as it was delivered', async () => {
    const { session, rows } = await beginning('stomp/heartbeats-dirty-end', 9);
    const [earlier = -1, last = -1] = [rows[8], rows[9]];
    const hold = { since: session.timeAt(last), firstRows: { sent: last } };
    const deadlines = new Deadlines(session);
    const endOf = (made: Deadlines) => made.of('c1', hold).find(({ awaits }) => awaits === 'sent')?.at ?? Number.NaN;
    const first = endOf(deadlines);
    const verdict = (outcome: Verdict['outcome'], at: number): Verdict => ({
      ...{ type: 'verdict', connection: 'c1', seq: 9_999, at, of: session.seqAt(earlier), outcome },
    });
    session.append([verdict('held', session.timeAt(earlier)), verdict('released', session.timeAt(earlier) + 40)]);
    expect(Math.round(endOf(deadlines) - first)).toBe(40);
    session.append([verdict('dropped', session.timeAt(earlier) + 50)]);
    expect(endOf(deadlines)).toBe(endOf(new Deadlines(session)));
    expect(endOf(deadlines)).toBeLessThan(first);
  });

  test('a hold that ends, and another one, are told as if nothing was remembered', async () => {
    const { session, rows } = await beginning(MQTT, 10);
    const deadlines = new Deadlines(session);
    const held = (number: number) => {
      const row = rows[number] ?? -1;
      return { since: session.timeAt(row), firstRows: { sent: row } };
    };
    for (const number of [10, 8, 10]) {
      expect(deadlines.of('c1', held(number))).toEqual(new Deadlines(session).of('c1', held(number)));
    }
  });
});

test('a connection that began in time is waited for, however old the session is', async () => {
  const { session, rows } = await beginning(SOCKET_IO, 10);
  const [ping = -1] = rows.slice(-1);
  const old = new Session();
  const at = session.timeAt(0) - 3_600_000;
  old.append([{ type: 'document', document: 'd0', frameId: 0, url: 'https://old.example/', at, seq: 0 }]);
  const before = old.rowCount;
  old.append([...session.events()]);
  await old.meanings.advance(() => false);
  const hold = (row: number) => ({ since: session.timeAt(ping), firstRows: { received: row } });
  expect(new Deadlines(old).of('c1', hold(ping + before))).toEqual(new Deadlines(session).of('c1', hold(ping)));
});
