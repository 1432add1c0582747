import { expect, test } from 'vitest';
import { Session } from '../../session/session.ts';
import type { SessionEvent } from '../../session/session-event.ts';
import { ConnectionHistory } from '../../session/statistics/connection-history.ts';
import { SessionStatistics } from '../../session/statistics/session-statistics.ts';
import { closeGroups } from './close-groups.ts';
import { statisticsCsv, statisticsReport } from './statistics-report.ts';

const of = (connection: string, seq: number) => ({ connection, seq, at: seq });
const connect = (connection: string, seq: number): SessionEvent => ({
  type: 'connection',
  ...of(connection, seq),
  document: 'd1',
  url: '=HYPERLINK("wss://a/")',
  protocols: [],
});
const open = (connection: string, seq: number): SessionEvent => ({
  type: 'open',
  ...of(connection, seq),
  subprotocol: '',
  extensions: '',
  binaryType: 'blob',
});

function reportOf(events: SessionEvent[]) {
  const session = new Session();
  session.append(events);
  const meaning = {
    typeAt: () => 'text',
    latencyAt: () => undefined,
    isHeartbeatAt: () => false,
    isErrorAt: () => false,
  };
  const statistics = new SessionStatistics(session, meaning);
  const history = new ConnectionHistory(session);
  for (let row = 0; row < session.rowCount; row++) {
    statistics.take(row);
    history.take(row);
  }
  return statisticsReport({ session, statistics, history, connections: [...session.connections.keys()], now: 10_000 });
}

const report = reportOf([
  connect('c1', 1_000),
  open('c1', 1_010),
  {
    type: 'message',
    ...of('c1', 1_500),
    direction: 'sent',
    payload: { opcode: 'text', data: 'hello' },
    discarded: false,
    resent: false,
  },
  { type: 'close', ...of('c1', 2_010), code: 1012, reason: 'a, "b"', wasClean: true },
  connect('c2', 2_500),
  open('c2', 3_000),
]);

test('the report tells lifetimes, closes, reconnects and distributions', () => {
  expect(report.connections).toMatchObject([
    { id: 'c1', lifetime: 1_000, close: { code: 1012 }, reconnectOf: null, messages: 1, bytes: 5 },
    { id: 'c2', lifetime: 7_000, close: null, reconnectOf: 'c1', reconnectAfter: 490, messages: 0 },
  ]);
  expect(report.total.measures.sent).toEqual({ count: 1, least: 5, mean: 5, p50: 5, p95: 5, p99: 5, most: 5 });
  expect(report.total.peakMessagesPerSecond).toBe(1);
});

test('as CSV it has as many cells in every line, and no formula', () => {
  const lines = statisticsCsv(report).trimEnd().split('\r\n');
  const cells = lines.map((line) => line.replaceAll(/"(?:[^"]|"")*"/g, 'quoted').split(',').length);
  expect(new Set(cells).size).toBe(1);
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain('"\'=HYPERLINK(""wss://a/"")"');
});

test('closes are grouped by code and reason, the most frequent first, and few are listed', () => {
  let at = 0;
  const facts = (code: number, reason = '') => ({ code, reason, wasClean: true, at: ++at });
  const { groups } = closeGroups([facts(1000), facts(4000, 'b'), facts(4000, 'a'), facts(4000, 'b')]);
  expect(groups.map(({ count, facts: { reason }, last }) => `${count}${reason} ${last}`)).toEqual([
    '2b 4',
    '1 1',
    '1a 3',
  ]);
  const many = closeGroups(Array.from({ length: 100 }, (_, index) => facts(4000, `reason ${index}`)));
  expect([many.groups.length, many.others]).toEqual([30, 70]);
});
