import { expect, test } from 'vitest';
import { exportSessionLog } from '../formats/session-log.ts';
import { Session } from './session.ts';
import type { SessionEvent } from './session-event.ts';

const header = (seq: number) => ({ connection: 'c1', seq, at: seq });
const message = (seq: number, more: object = {}): SessionEvent => ({
  type: 'message',
  ...header(seq),
  direction: 'received',
  payload: { opcode: 'text', data: `${seq}` },
  discarded: false,
  resent: false,
  ...more,
});
const verdict = (seq: number, of: number, outcome: 'held' | 'edited' | 'dropped', more: object = {}): SessionEvent => ({
  type: 'verdict',
  ...header(seq),
  of,
  outcome,
  ...more,
});
const begin: SessionEvent[] = [
  { type: 'document', document: 'd1', frameId: 0, url: '', seq: 0, at: 0 },
  { type: 'connection', ...header(1), document: 'd1', url: 'wss://a.example/', protocols: [] },
];

function judged() {
  const session = new Session();
  const after = { opcode: 'text', data: 'changed' };
  session.append([
    ...begin,
    message(2),
    verdict(3, 2, 'held'),
    message(4),
    verdict(5, 2, 'edited', { payload: after }),
  ]);
  return session;
}

test('a row tells what was done to it, in order, and another one nothing', () => {
  const session = judged();
  const [, , held, , free] = [0, 1, 2, 3, 4].map((row) => session.verdictsAt(row));
  expect(held?.map(({ outcome, payload }) => [outcome, payload?.data])).toEqual([
    ['held', undefined],
    ['edited', 'changed'],
  ]);
  expect(free).toEqual([]);
});

test('what a verdict tells goes with its message when that is removed', () => {
  const session = judged();
  session.append(Array.from({ length: 10 }, (_, index) => message(10 + index)));
  session.cap = { messages: 2, bytes: 1_000 };
  for (let row = 0; row < session.rowCount; row++) expect(session.verdictsAt(row)).toEqual([]);
  expect(session.preamble.map(({ type }) => type)).toEqual(['document', 'connection']);
});

test('some rows are exported with what was done to them, and to no others', () => {
  const session = new Session();
  session.append([...begin, message(2), message(3), verdict(4, 2, 'dropped'), verdict(5, 3, 'held')]);
  const lines = [...exportSessionLog(session, { rows: new Set([3]) })].map((line) => JSON.parse(line));
  expect(lines.slice(3).map(({ type, seq }) => [type, seq])).toEqual([
    ['message', 3],
    ['verdict', 5],
  ]);
});

test('a message that no server sent, and one that no page sent, keep who made them', () => {
  const session = new Session();
  session.append([...begin, message(2, { injected: true }), message(3, { injected: true, rule: 'r1' }), message(4)]);
  expect([2, 3, 4].map((row) => session.hasTrait(row, 'injected'))).toEqual([true, true, false]);
  expect(session.messageAt(3)).toEqual(message(3, { injected: true, rule: 'r1' }));
});
