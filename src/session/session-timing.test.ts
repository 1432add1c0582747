import { expect, test } from 'vitest';
import { Session } from './session.ts';
import type { SessionEvent } from './session-event.ts';

const sent = (seq: number, connection: string, more: object = {}): SessionEvent => ({
  type: 'message',
  connection,
  seq,
  at: seq,
  direction: 'sent',
  payload: { opcode: 'text', data: `${seq}` },
  discarded: false,
  resent: false,
  ...more,
});
const connection: SessionEvent = {
  type: 'connection',
  connection: 'c1',
  document: 'd1',
  url: 'wss://a.example/',
  protocols: [],
  stack: 'make@a.js:1:2',
  seq: 1,
  at: 1,
};
const page: SessionEvent = { type: 'document', document: 'd1', frameId: 0, url: '', seq: 0, at: 0 };

function timed() {
  const session = new Session();
  session.append([
    page,
    connection,
    sent(2, 'c1', { stack: 'say@a.js:3:4', bufferedAmount: 70 }),
    sent(3, 'c2'),
    sent(4, 'c1', { stack: 'say@a.js:3:4', bufferedAmount: 900 }),
    sent(5, 'c1', { bufferedAmount: 10 }),
    { type: 'drained', connection: 'c1', of: 4, after: 80.5, seq: 6, at: 6 },
  ]);
  return session;
}

test('each message has its own stack, or none', () => {
  const session = timed();
  const stacks = [2, 3, 4, 5].map((row) => session.messageAt(row)?.stack);
  expect(stacks).toEqual(['say@a.js:3:4', undefined, 'say@a.js:3:4', undefined]);
});

test('the most that was ever buffered, and when a message was drained', () => {
  const session = timed();
  expect(session.connections.get('c1')).toMatchObject({ bufferedAmount: 10, mostBuffered: 900 });
  const drained = [2, 3, 4, 5].map((row) => {
    const message = session.messageAt(row);
    return message && session.drainedAfter(message);
  });
  expect(drained).toEqual([undefined, undefined, 80.5, undefined]);
});

test('the message before is one of the same connection', () => {
  const session = timed();
  const before = [2, 3, 4, 5].map((row) => session.messageBefore(row)?.seq);
  expect(before).toEqual([undefined, undefined, 2, 4]);
});

test('what is cleared is forgotten, but for who made a living connection', () => {
  const session = timed();
  session.clear();
  expect(session.connections.get('c1')).toMatchObject({ stack: 'make@a.js:1:2', mostBuffered: 0 });
  session.append([sent(7, 'c1')]);
  expect(session.messageAt(0)).not.toHaveProperty('stack');
});
