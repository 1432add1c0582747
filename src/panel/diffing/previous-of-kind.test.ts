import { expect, test } from 'vitest';
import { Session } from '../../session/session.ts';
import type { SessionEvent } from '../../session/session-event.ts';
import { runAtOnce } from '../slices/sliced-work.ts';
import { PreviousOfKind } from './previous-of-kind.ts';

const message = (connection: string, direction: 'sent' | 'received', seq: number): SessionEvent => ({
  type: 'message',
  connection,
  seq,
  at: seq,
  direction,
  payload: { opcode: 'text', data: `message ${seq}` },
  discarded: false,
  resent: false,
});

test('the message before it on the same connection and in the same direction', async () => {
  const session = new Session();
  session.append([
    message('c1', 'sent', 1),
    message('c2', 'sent', 2),
    message('c1', 'received', 3),
    message('c1', 'sent', 4),
  ]);
  await session.meanings.advance(() => false);
  const found = [0, 1, 2, 3].map((row) => {
    const search = new PreviousOfKind(session, row);
    runAtOnce(search);
    return search.found;
  });
  expect(found).toEqual([-1, -1, -1, 0]);
});
