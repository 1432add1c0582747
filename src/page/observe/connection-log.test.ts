import { expect, test } from 'vitest';
import { BATCH_BYTES, FACT_LENGTH, LOSS_CONNECTIONS, PAYLOAD_LIMIT } from '../../protocol/limits.ts';
import { Journal } from '../journal.ts';
import type { Envelope } from '../journal-entry.ts';
import { ConnectionLog } from './connection-log.ts';

const LONG = 'x'.repeat(50_000);
const BYTES = 4_000_000;
/** https://developer.chrome.com/docs/extensions/develop/concepts/messaging */
const PORT_LIMIT = 64 * 2 ** 20;

function started() {
  const journal = new Journal({ messages: 10_000, bytes: BYTES, payload: PAYLOAD_LIMIT });
  return { journal, log: new ConnectionLog(journal, () => undefined) };
}

/** Everything that the journal holds, batch by batch. */
function held(journal: Journal): Envelope[][] {
  const batches: Envelope[][] = [];
  journal.subscribe(0);
  for (let batch = journal.takeAnyway(); batch; batch = journal.takeAnyway()) batches.push(Array.from(batch));
  return batches;
}

const weight = (envelopes: readonly Envelope[]): number => JSON.stringify([...envelopes]).length;

test('addresses, subprotocols and reasons count as much as payloads do', () => {
  const { journal, log } = started();
  for (let index = 0; index < 200; index++) {
    const record = log.track('WebSocketStream', LONG, {});
    log.opened(record, LONG, LONG);
    log.becomes(record, { type: 'closed', code: 1000, reason: LONG, wasClean: true });
  }
  const isEvent = ({ body }: Envelope) => body.type !== 'lost';
  const batches = held(journal).map((batch) => batch.filter(isEvent));
  expect(weight(batches.flat())).toBeLessThanOrEqual(BYTES);
  expect(weight(batches.flat())).toBeGreaterThan(BYTES / 4);
  for (const batch of batches) expect(weight(batch)).toBeLessThanOrEqual(BATCH_BYTES);
});

test('what one loss tells of its connections fits into one message of a port', () => {
  expect(LOSS_CONNECTIONS * 3 * FACT_LENGTH).toBeLessThan(PORT_LIMIT);
});

test('so do the names and ids of events', () => {
  const { journal, log } = started();
  const record = log.track('EventSource', 'http://a.example/', {});
  for (let index = 0; index < 200; index++)
    log.message(record, 'text', { type: 'received', channel: LONG, lastEventId: LONG });
  expect(
    weight(
      held(journal)
        .flat()
        .filter(({ body }) => body.type === 'received'),
    ),
  ).toBeLessThanOrEqual(BYTES);
});

test('a message that could not be reported leaves a number out, which is a loss', () => {
  const { journal, log } = started();
  const record = log.track('EventSource', 'http://a.example/', {});
  journal.missed = 2;
  log.message(record, 'text', { type: 'received' });
  log.message(record, 'text', { type: 'received' });
  const seqs = held(journal)
    .flat()
    .map(({ seq }) => seq);
  expect(seqs).toEqual([1, 4, 5]);
});
