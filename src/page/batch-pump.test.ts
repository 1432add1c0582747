import { expect, test } from 'vitest';
import { HISTORY_BYTES, HISTORY_MESSAGES, PAYLOAD_LIMIT } from '../protocol/limits.ts';
import { BatchPump } from './batch-pump.ts';
import { Journal } from './journal.ts';

/** How many of 10,000 messages have been posted when no task has run. */
function flooded(isAlone: boolean): number {
  const journal = new Journal({ messages: HISTORY_MESSAGES, bytes: HISTORY_BYTES, payload: PAYLOAD_LIMIT });
  journal.gathers = true;
  journal.subscribe(0);
  let posted = 0;
  const pump = new BatchPump(journal, ({ envelopes }) => {
    posted += envelopes.length;
  });
  const payload = { opcode: 'text', data: 'hello' } as const;
  journal.append(null, { type: 'received', payload }, 5, 5);
  pump.flush();
  for (let count = 1; count < 10_000; count++) {
    journal.append(null, { type: 'received', payload }, 5, 5);
    pump.changed(isAlone);
  }
  return posted;
}

test('in an event, what is worth a batch goes before the event has ended', () => {
  expect(flooded(true)).toBeGreaterThan(5_000);
});

test('in a call of the page nothing goes: there may be no room on the stack', () => {
  expect(flooded(false)).toBe(1);
});
