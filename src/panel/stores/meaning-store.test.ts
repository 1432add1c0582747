import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { Session } from '../../session/session.ts';
import type { SessionEvent } from '../../session/session-event.ts';
import { MeaningStore } from './meaning-store.ts';

const message = (seq: number): SessionEvent => ({
  type: 'message',
  connection: 'c1',
  seq,
  at: seq,
  direction: 'sent',
  payload: { opcode: 'text', data: `{"type":"t${seq}"}` },
  discarded: false,
  resent: false,
});

test('messages are decoded as they come, and the revision steps once a frame', async () => {
  const session = new Session();
  const sessionRevision = signal(0);
  const frames: (() => void)[] = [];
  const store = new MeaningStore({
    meanings: session.meanings,
    sessionRevision,
    schedule: (frame) => void frames.push(frame),
  });
  session.append([message(1), message(2)]);
  expect(session.meanings.decodedRows).toBe(0);
  sessionRevision.value++;
  await vi.waitUntil(() => session.meanings.isDone);
  expect(session.meanings.typeAt(1)).toBe('t2');
  expect([frames.length, store.revision.value]).toEqual([1, 0]);
  frames.pop()?.();
  expect(store.revision.value).toBe(1);
  store.dispose();
  session.append([message(3)]);
  sessionRevision.value++;
  expect(session.meanings.isDone).toBe(false);
});

test('whoever needs a message decoded waits for it, but not for one that is no more', async () => {
  const session = new Session();
  const sessionRevision = signal(0);
  const schedule = (frame: () => void) => void queueMicrotask(frame);
  const store = new MeaningStore({ meanings: session.meanings, sessionRevision, schedule });
  session.append([message(1), message(2)]);
  const decoded = store.decoded(1);
  expect(session.meanings.decodedRows).toBe(0);
  sessionRevision.value++;
  await decoded;
  expect(session.meanings.typeAt(1)).toBe('t2');
  session.append([message(3)]);
  const gone = store.decoded(2);
  session.clear();
  sessionRevision.value++;
  session.append([message(4)]);
  sessionRevision.value++;
  await gone;
  store.dispose();
});
