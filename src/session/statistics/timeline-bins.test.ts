import { expect, test } from 'vitest';
import { Session } from '../session.ts';
import type { SessionEvent } from '../session-event.ts';
import { timeBars } from './time-bars.ts';
import { BIN_COLUMNS } from './time-bins.ts';
import { TimelineBins } from './timeline-bins.ts';

const START = Date.UTC(2026, 0, 31, 12);
const of = (after: number) => ({ connection: 'c1', seq: after, at: START + after });
const message = (after: number, direction: 'sent' | 'received', data: string): SessionEvent => ({
  type: 'message',
  ...of(after),
  direction,
  payload: { opcode: 'text', data },
  discarded: false,
  resent: false,
});

const EVENTS: SessionEvent[] = [
  { type: 'document', document: 'd1', frameId: 0, url: 'https://a/', seq: 0, at: START - 1_000_000 },
  { type: 'connection', ...of(10), document: 'd1', url: 'wss://a/', protocols: [] },
  { type: 'open', ...of(20), subprotocol: '', extensions: '', binaryType: 'blob' },
  message(30, 'sent', 'hello'),
  message(40, 'received', 'é'),
  message(50, 'received', 'hi'),
  { type: 'loss', ...of(60), since: 60, messages: 7, bytes: 700, reason: 'overflow', document: 'd1' },
  { type: 'close', ...of(70), code: 1000, reason: '', wasClean: true },
  { type: 'drained', ...of(900), of: 30, after: 870 },
];

test('counts messages and bytes by direction, and what happened to connections', () => {
  const session = new Session();
  session.append(EVENTS);
  const sums = new TimelineBins(session);
  for (let row = 0; row < session.rowCount; row++) sums.take(row);
  const extent = sums.bins.extent ?? { from: 0, to: 0 };
  // The page may be hours old: time begins with the first connection, and ends with what is seen.
  expect([extent.from - START, Math.floor(extent.to - START)]).toEqual([10, 70]);
  const { values } = timeBars(sums.bins, extent, 100);
  const totals = BIN_COLUMNS.map((column) => values[column].reduce((sum, value) => sum + value, 0));
  expect(totals).toEqual([1, 2, 5, 4, 1, 1, 7]);
});
