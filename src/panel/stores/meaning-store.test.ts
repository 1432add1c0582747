import { signal } from '@preact/signals';
import { describe, expect, test, vi } from 'vitest';
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

describe('decoding that the user does not wait for', () => {
  const paused = () => {
    const session = new Session();
    const sessionRevision = signal(0);
    const schedule = (frame: () => void) => void queueMicrotask(frame);
    const store = new MeaningStore({ meanings: session.meanings, sessionRevision, schedule });
    const come = (...events: SessionEvent[]) => {
      session.append(events);
      sessionRevision.value++;
    };
    return { session, store, come };
  };

  test('leaves the rest raw, what comes as well, until they go on', async () => {
    const { session, store, come } = paused();
    come(message(1));
    await vi.waitUntil(() => session.meanings.isDone);
    session.append([message(2)]);
    store.pause();
    come(message(3));
    await store.decoded(2);
    expect([store.isPaused.value, session.meanings.waitingRows, session.meanings.typeAt(2)]).toEqual([true, 2, '']);
    store.resume();
    await vi.waitUntil(() => session.meanings.isDone);
    expect([store.isPaused.value, session.meanings.typeAt(2)]).toEqual([false, 't3']);
    store.dispose();
  });

  test.each([
    { name: 'another decoder', again: ({ meanings }: Session) => meanings.presets.chooseForUrls([]), rows: 2 },
    { name: 'the next session', again: (session: Session) => session.clear(), rows: 0 },
  ])('begins again with $name', async ({ again, rows }) => {
    const { session, store, come } = paused();
    come(message(1));
    await vi.waitUntil(() => session.meanings.isDone);
    session.append([message(2)]);
    store.pause();
    again(session);
    come();
    await vi.waitUntil(() => session.meanings.isDone);
    expect([store.isPaused.value, session.meanings.decodedRows]).toEqual([false, rows]);
    store.dispose();
  });

  test('is not stopped where nothing is left to decode', async () => {
    const { session, store, come } = paused();
    come(message(1));
    await vi.waitUntil(() => session.meanings.isDone);
    store.pause();
    expect(store.isPaused.value).toBe(false);
    store.dispose();
  });
});
