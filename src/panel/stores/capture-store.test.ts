import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../protocol/history-limits.ts';
import { Receiver } from '../../session/receiver.ts';
import { Session } from '../../session/session.ts';
import { CaptureStore } from './capture-store.ts';

const NONE = { messages: 0, bytes: 0 };

function store(saved: unknown) {
  const written: unknown[] = [];
  const settings = {
    read: () => Promise.resolve(saved),
    write: (_key: string, value: unknown) => Promise.resolve(void written.push(value)),
  };
  const receiver = new Receiver(new Session(), 'test');
  return { receiver, written, capture: new CaptureStore(receiver, settings) };
}

test.each([
  { saved: undefined, observed: { stacks: true, handling: false } },
  { saved: 'x', observed: { stacks: true, handling: false } },
  { saved: { stacks: 0, handling: true }, observed: { stacks: true, handling: true } },
  { saved: { stacks: false }, observed: { stacks: false, handling: false } },
])('of $saved', async ({ saved, observed }) => {
  const { receiver, capture } = store(saved);
  await capture.load();
  expect(capture.observed.value).toEqual(observed);
  expect(receiver.observed).toEqual(observed);
});

test('a change is told and remembered', async () => {
  const { receiver, written, capture } = store(undefined);
  await capture.set({ handling: true });
  expect(receiver.observed).toEqual({ stacks: true, handling: true });
  expect(written).toEqual([{ stacks: true, handling: true, limits: DEFAULT_LIMITS, cap: NONE }]);
});

test('a limit is remembered; what is stored and is none gives way to the default', async () => {
  const { written, capture } = store({ limits: { messages: 5, bytes: 1, payload: 1 } });
  await capture.load();
  expect(capture.limits.value).toEqual(DEFAULT_LIMITS);
  await capture.setLimits({ messages: 500 });
  expect(written).toEqual([{ stacks: true, handling: false, limits: { ...DEFAULT_LIMITS, messages: 500 }, cap: NONE }]);
});

test('what the panel may hold is told to the session, and remembered', async () => {
  const { receiver, written, capture } = store({ cap: { messages: 2, bytes: 'x' } });
  await capture.load();
  expect(capture.cap.value).toEqual(NONE);
  await capture.setCap({ messages: 1 });
  expect(written).toMatchObject([{ cap: { messages: 1, bytes: 0 } }]);
  const message = { type: 'message', connection: 'c1', direction: 'sent', discarded: false, resent: false } as const;
  const payload = { opcode: 'text', data: 'x' } as const;
  receiver.session.append([1, 2, 3].map((seq) => ({ ...message, payload, seq, at: seq })));
  expect(receiver.session.messageCount).toBe(1);
});
