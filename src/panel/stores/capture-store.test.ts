import { expect, test } from 'vitest';
import { Receiver } from '../../session/receiver.ts';
import { Session } from '../../session/session.ts';
import { CaptureStore } from './capture-store.ts';

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
  expect(written).toEqual([{ stacks: true, handling: true }]);
});
