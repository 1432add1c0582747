import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { Session } from '../../session/session.ts';
import { MeaningStore } from '../stores/meaning-store.ts';
import { expectReply, replyQuery } from './expect-reply.ts';

test('a reply that only its decoder knows is found in a hidden panel, which has no frames', async () => {
  const session = new Session();
  const meaning = new MeaningStore({
    meanings: session.meanings,
    sessionRevision: signal(0),
    schedule: () => undefined,
  });
  const query = replyQuery(session, 'kind:t1');
  if (!query) throw new Error('no query');
  const reply = expectReply(session, {
    connection: 'c1',
    query,
    patience: 60_000,
    signal: new AbortController().signal,
    decode: () => void meaning.hurry(),
  });
  const payload = { opcode: 'text', data: '{"type":"t1"}' } as const;
  const of = { connection: 'c1', seq: 1, at: 1, discarded: false, resent: false } as const;
  session.append([{ type: 'message', direction: 'received', payload, ...of }]);
  expect(await reply).toBe('came');
  meaning.dispose();
});
