import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Appended, JournalSubscriber } from '../../test/simulation/journal-subscriber.ts';
import type { HistoryLimits } from '../protocol/history-limits.ts';
import { BATCH_BYTES, BATCH_MESSAGES, IN_FLIGHT_BYTES, LOSS_CONNECTIONS } from '../protocol/limits.ts';
import type { ConnectionRecord } from './connection-record.ts';
import { Journal } from './journal.ts';
import type { Envelope } from './journal-entry.ts';

const PLENTY: HistoryLimits = { messages: 1_000_000, bytes: 2 ** 40, payload: 2 ** 40 };
const facts = {
  url: 'wss://a.example/',
  readyState: 'open',
  subprotocol: '',
  extensions: '',
  binaryType: 'blob',
} as const;
const record = (id: string): ConnectionRecord => ({ id, facts, seq: 0, gate: null, socket: null });
const records = ['c1', 'c2', 'c3'].map(record);

/** A journal, and the test's own memory of what was put into it. */
class Bench {
  readonly journal: Journal;
  readonly appended: Appended[] = [];
  panel: JournalSubscriber;
  readonly limits: HistoryLimits;

  constructor(limits: Partial<HistoryLimits>, waiting = 0) {
    this.limits = { ...PLENTY, ...limits };
    this.journal = new Journal(this.limits, waiting);
    this.panel = new JournalSubscriber(this.journal, this.appended);
  }

  message(bytes = 1, connection = records[0]): void {
    const payload = { opcode: 'text', data: `${this.appended.length + 1}` } as const;
    this.journal.append(connection ?? null, { type: 'received', payload }, bytes, bytes);
    this.appended.push({ connectionId: connection?.id ?? '', bytes });
  }

  messages(count: number): void {
    for (let index = 0; index < count; index++) this.message();
  }

  event(connection = records[0]): void {
    this.journal.append(connection ?? null, { type: 'errored' });
    this.appended.push({ connectionId: connection?.id ?? '', bytes: null });
  }

  /** A new panel takes the place of the one before, and asks for everything. */
  changePanel(): void {
    this.panel = new JournalSubscriber(this.journal, this.appended);
    this.panel.subscribe();
  }

  /** Everything that the journal still holds, losses included. */
  held(): Envelope[] {
    this.journal.subscribe(0);
    const all: Envelope[] = [];
    for (let batch = this.journal.takeAnyway(); batch; batch = this.journal.takeAnyway())
      all.push(...structuredClone(batch));
    return all;
  }
}

/** Cloned first, as a port does: the journal's own lists have no methods that a page could redefine. */
const seqs = (batch: readonly Envelope[] | null) => structuredClone(batch)?.map(({ seq }) => seq);
const isLost = ({ body }: Envelope) => body.type === 'lost';

/** Of the largest batches. */
const WINDOW = IN_FLIGHT_BYTES / BATCH_BYTES;
const withLargest = (count: number): Journal => {
  const bench = new Bench(PLENTY);
  for (let index = 0; index < count; index++) bench.message(BATCH_BYTES);
  return bench.journal;
};

describe('history', () => {
  test('a subscriber after 0 gets everything, numbered from 1', () => {
    const { journal, messages } = withMessages(3);
    expect(journal.ready).toBe(false);
    journal.subscribe(0);
    expect(journal.ready).toBe(true);
    expect(seqs(journal.take())).toEqual(messages);
    expect(journal.take()).toBeNull();
  });

  test('times never run backwards and are of this day', () => {
    const bench = new Bench(PLENTY);
    bench.messages(50);
    const times = bench.held().map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.abs((times[0] ?? 0) - Date.now())).toBeLessThan(86_400_000);
  });

  test.each([
    { limits: { messages: 4, bytes: 2 ** 40 }, kept: [7, 8, 9, 10] },
    { limits: { messages: 1_000, bytes: 3 * 201 }, kept: [8, 9, 10] },
    { limits: { messages: 0, bytes: 2 ** 40 }, kept: [] },
    { limits: { messages: 10, bytes: 10 }, kept: [] },
  ])('within $limits the newest are kept, the others counted in their place', ({ limits, kept }) => {
    const bench = new Bench(limits);
    bench.messages(10);
    const [loss, ...rest] = bench.held();
    const missing = 10 - kept.length;
    expect(loss).toMatchObject({
      seq: missing,
      connectionId: '',
      body: { type: 'lost', since: 1, connections: [{ connectionId: 'c1', messages: missing, bytes: missing, facts }] },
    });
    expect(seqs(rest)).toEqual(kept);
  });

  test('a connection of which only events are missing is told with its facts', () => {
    const bench = new Bench({ messages: 1, bytes: 2 ** 40 });
    bench.event();
    bench.event(records[1]);
    bench.message();
    const lost = [1, 2].map((index) => ({ connectionId: `c${index}`, messages: 0, bytes: 0, facts }));
    expect(bench.held()[0]?.body).toMatchObject({ connections: expect.arrayContaining(lost) });
  });

  test('losses of more connections than one row can tell apart are added up', () => {
    const bench = new Bench({ messages: 1, bytes: 2 ** 40 });
    for (let index = 0; index < LOSS_CONNECTIONS + 10; index++) bench.message(2, record(`x${index}`));
    const body = bench.held()[0]?.body;
    expect(body).toMatchObject({ type: 'lost', messages: 9, bytes: 18 });
    expect(body).toHaveProperty('connections.length', LOSS_CONNECTIONS);
  });
});

describe('batches', () => {
  test('are bounded in number', () => {
    const { journal } = withMessages(BATCH_MESSAGES + 1);
    journal.subscribe(0);
    expect(journal.take()?.length).toBe(BATCH_MESSAGES);
    expect(journal.take()?.length).toBe(1);
  });

  test('are bounded in bytes, but hold one message at least', () => {
    const bench = new Bench(PLENTY);
    for (const bytes of [BATCH_BYTES * 2, BATCH_BYTES / 2, BATCH_BYTES / 2, 1]) bench.message(bytes);
    bench.journal.subscribe(0);
    const batches = [bench.journal.take(), bench.journal.take(), bench.journal.take()];
    expect(batches.map(seqs)).toEqual([[1], [2], [3, 4]]);
  });

  test('no more are on their way than the window allows', () => {
    const journal = withLargest(WINDOW + 2);
    journal.subscribe(0);
    for (let index = 0; index < WINDOW; index++) expect(journal.take()).not.toBeNull();
    expect([journal.ready, journal.take()]).toEqual([false, null]);
    journal.acknowledge(1);
    expect(seqs(journal.take())).toEqual([WINDOW + 1]);
    expect(journal.take()).toBeNull();
  });

  test('acknowledgements that nobody owes open nothing', () => {
    const journal = withLargest(WINDOW + 2);
    journal.acknowledge(1);
    journal.subscribe(0);
    for (let index = 0; index < 10; index++) journal.acknowledge(0);
    let batches = 0;
    while (journal.take()) batches++;
    expect(batches).toBe(WINDOW);
  });

  test('nobody gets any while paused', () => {
    const { journal } = withMessages(1);
    journal.subscribe(0);
    journal.pause();
    expect([journal.ready, journal.take()]).toEqual([false, null]);
    expect(journal.takeAnyway()).toBeNull();
  });
});

test('emptied, it keeps nothing and gives nothing', () => {
  const { journal } = withMessages(3);
  journal.subscribe(0);
  journal.empty();
  expect([journal.ready, journal.takeAnyway()]).toEqual([false, null]);
  journal.subscribe(0);
  expect(journal.take()).toBeNull();
});

describe('a subscriber that cannot keep up', () => {
  test('loses neither what is on its way nor what it has, and is told the rest in its place', () => {
    const bench = new Bench({ messages: 5, bytes: 2 ** 40 });
    bench.messages(3);
    const { journal } = bench;
    journal.subscribe(0);
    expect(seqs(journal.take())).toEqual([1, 2, 3]);
    bench.messages(10);
    journal.subscribe(0);
    const again = structuredClone(journal.take() ?? []);
    expect(seqs(again)).toEqual([1, 2, 3, 11, 12, 13]);
    expect(again.filter(isLost).map(({ body }) => body)).toMatchObject([{ since: 4, connections: [{ messages: 8 }] }]);
  });

  test('gives up its oldest acknowledged messages first', () => {
    const bench = new Bench({ messages: 5, bytes: 2 ** 40 });
    bench.messages(5);
    const { journal } = bench;
    journal.subscribe(0);
    journal.take();
    journal.acknowledge(5);
    bench.messages(4);
    expect(seqs(journal.take())).toEqual([6, 7, 8, 9]);
    expect(seqs(bench.held())).toEqual([4, 5, 6, 7, 8, 9]);
  });
});

describe('what waits for a subscriber', () => {
  const few = { messages: 5, bytes: 10 * 201 };

  test('may be more than the history, and is no more once it is acknowledged', () => {
    const bench = new Bench(few, 2 ** 40);
    const { journal } = bench;
    journal.subscribe(0);
    bench.messages(100);
    expect(seqs(journal.take())).toHaveLength(100);
    journal.acknowledge(100);
    expect(seqs(bench.held())).toEqual([95, 96, 97, 98, 99, 100]);
  });

  test('is bounded in bytes', () => {
    const bench = new Bench(few, 20 * 201);
    bench.journal.subscribe(0);
    bench.messages(100);
    expect(seqs(bench.journal.take())).toEqual([80, ...seqsFrom(81, 100)]);
  });

  test('is history when nobody listens: each message takes some of it away', () => {
    const bench = new Bench(few, 2 ** 40);
    bench.journal.subscribe(0);
    bench.messages(100);
    bench.journal.pause();
    bench.messages(2);
    expect(seqs(bench.held())).toEqual([97, 98, 99, 100, 101, 102]);
  });

  test('and is small makes room for what is large', () => {
    const bench = new Bench({ messages: 10_000, bytes: 5_000 * 201 }, 5_000 * 201);
    bench.messages(5_000);
    bench.message(4_000 * 201);
    expect(bench.held()).toHaveLength(1 + 1_000);
  });
});

const seqsFrom = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

function withMessages(count: number) {
  const bench = new Bench(PLENTY);
  bench.messages(count);
  return { journal: bench.journal, messages: bench.appended.map((_, index) => index + 1) };
}

/** Everything that can happen to a journal, in the words of the protocol. */
const steps: Record<string, (bench: Bench) => void> = {
  message: (bench) => bench.message(bench.appended.length % 7, records[bench.appended.length % 3]),
  flood: (bench) => bench.messages(9),
  event: (bench) => bench.event(records[bench.appended.length % 2]),
  take: ({ panel }) => void panel.take(),
  arrive: ({ panel }) => panel.arrive(),
  acknowledge: ({ panel }) => panel.acknowledge(),
  'the background dies': ({ journal, panel }) => {
    journal.pause();
    panel.disconnect();
  },
  'the panel comes back': ({ panel }) => panel.subscribe(),
  'the document goes': ({ panel }) => panel.leave(),
  'another panel': (bench) => bench.changePanel(),
};

const limitsOf = fc.record({
  messages: fc.integer({ min: 0, max: 20 }),
  bytes: fc.oneof(fc.constant(2 ** 40), fc.integer({ min: 0, max: 3_000 })),
});
const waitingOf = fc.oneof(fc.constant(0), fc.constant(2 ** 40), fc.integer({ min: 0, max: 20_000 }));

test('each message arrives once, in order, or is counted once in a loss at its place, whatever happens', () => {
  const names = fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 60, size: 'max' });
  fc.assert(
    fc.property(limitsOf, waitingOf, names, (limits, waiting, sequence) => {
      const bench = new Bench(limits, waiting);
      for (const name of sequence) steps[name]?.(bench);
      bench.panel.subscribe();
      bench.panel.drain();
      expect(bench.panel.newest).toBe(bench.appended.length);

      bench.changePanel();
      bench.panel.drain();
      expect(bench.panel.newest).toBe(bench.appended.length);
      const kept = bench.held().filter((envelope) => !isLost(envelope));
      expect(kept.length).toBeLessThanOrEqual(limits.messages);
      expect(kept.length * 200).toBeLessThanOrEqual(limits.bytes);
    }),
    { numRuns: 400 },
  );
});
