import { expect, test } from 'vitest';
import { BATCH_MESSAGES, GATHERED_BYTES } from '../protocol/limits.ts';
import { Journal } from './journal.ts';

function gathering(): { journal: Journal; message: (bytes?: number) => void } {
  const journal = new Journal({ messages: 1_000_000, bytes: 2 ** 40, payload: 2 ** 40 });
  journal.gathers = true;
  const message = (bytes = 1) => {
    journal.append(null, { type: 'received', payload: { opcode: 'text', data: 'x' } }, bytes, bytes);
  };
  return { journal, message };
}

test('little is not given out while a batch is on its way, much is', () => {
  const { journal, message } = gathering();
  message();
  journal.subscribe(0);
  expect(journal.ready).toBe(true);
  journal.take();
  message();
  expect([journal.ready, journal.take()]).toEqual([false, null]);
  message(GATHERED_BYTES);
  expect(journal.ready).toBe(true);
  journal.take();
  message();
  expect(journal.ready).toBe(false);
  journal.acknowledge(1);
  journal.acknowledge(3);
  expect(journal.ready).toBe(true);
});

test('all that a subscriber has missed is given out, as far as the window goes', () => {
  const { journal, message } = gathering();
  for (let index = 0; index < 3 * BATCH_MESSAGES; index++) message();
  journal.subscribe(0);
  journal.take();
  expect(journal.ready).toBe(true);
});

test('what weighs little may be on its way in as many batches as it takes', () => {
  const { journal, message } = gathering();
  for (let index = 0; index < 12 * BATCH_MESSAGES; index++) message();
  journal.subscribe(0);
  for (let index = 0; index < 12; index++) expect(journal.take()).not.toBeNull();
});
