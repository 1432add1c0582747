import { expect, test } from 'vitest';
import { Session } from '../../session/session.ts';
import type { SessionEvent } from '../../session/session-event.ts';
import { originalOf } from './original-of.ts';

const sent = (connection: string, seq: number, resentFrom?: number): SessionEvent => ({
  type: 'message',
  connection,
  seq,
  at: seq,
  direction: 'sent',
  payload: { opcode: 'text', data: `message ${seq}` },
  discarded: false,
  resent: resentFrom !== undefined,
  ...(resentFrom === undefined ? {} : { resentFrom }),
});

test('the message of its own connection that it was resent from, as long as it is there', () => {
  const session = new Session();
  session.append([sent('c1', 1), sent('c2', 1), sent('c1', 2), sent('c1', 3, 1), sent('c1', 4, 9)]);
  expect([0, 2, 3, 4].map((row) => originalOf(session, row))).toEqual([-1, -1, 0, -1]);
});
