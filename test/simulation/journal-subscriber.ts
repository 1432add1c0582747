import { expect } from 'vitest';
import type { Journal } from '../../src/page/journal.ts';
import type { Envelope } from '../../src/page/journal-entry.ts';

/** What was appended, as a test remembers it: what a journal reports is compared with this. */
export interface Appended {
  readonly connectionId: string;
  /** Payload bytes; null for what is no message. */
  readonly bytes: number | null;
}

/** A subscriber that keeps to the protocol, and checks that what it gets leaves nothing out and tells nothing twice. */
export class JournalSubscriber {
  newest = 0;
  readonly #journal: Journal;
  /** By `seq - 1`. */
  readonly #appended: readonly Appended[];
  #onTheWay: Envelope[][] = [];
  #acknowledgements: number[] = [];

  constructor(journal: Journal, appended: readonly Appended[]) {
    this.#journal = journal;
    this.#appended = appended;
  }

  /** Asks for everything after what it has. What was on the way, either way, is lost. */
  subscribe(): void {
    this.disconnect();
    this.#journal.subscribe(this.newest);
  }

  disconnect(): void {
    this.#onTheWay = [];
    this.#acknowledgements = [];
  }

  /** Takes the next batch out of the journal. False when there is none. */
  take(): boolean {
    const batch = this.#journal.take();
    if (batch) this.#onTheWay.push(structuredClone(batch));
    return batch !== null;
  }

  /** The oldest batch on the way arrives; so does, later, its acknowledgement. */
  arrive(): void {
    const batch = this.#onTheWay.shift();
    if (!batch) return;
    this.receive(batch);
    this.#acknowledgements.push(this.newest);
  }

  acknowledge(): void {
    const seq = this.#acknowledgements.shift();
    if (seq !== undefined) this.#journal.acknowledge(seq);
  }

  receive(batch: readonly Envelope[]): void {
    expect(batch.length).toBeGreaterThan(0);
    for (const envelope of batch) this.#check(envelope);
  }

  /** The document goes: everything that is not acknowledged comes once more, at once. */
  leave(): void {
    this.#journal.subscribe(this.newest);
    for (let batch = this.#journal.takeAnyway(); batch; batch = this.#journal.takeAnyway()) {
      const unseen = structuredClone(batch).filter(({ seq }) => seq > this.newest);
      if (unseen.length > 0) this.receive(unseen);
    }
    this.disconnect();
  }

  /** Until everything is here. */
  drain(): void {
    while (this.take() || this.#onTheWay.length > 0 || this.#acknowledgements.length > 0) {
      this.arrive();
      this.acknowledge();
    }
  }

  #check({ seq, body, connectionId }: Envelope): void {
    const first = this.newest + 1;
    if (body.type === 'lost') {
      expect(body.since).toBe(first);
      expect(seq).toBeGreaterThanOrEqual(first);
      expect(lossesOf(body)).toEqual(countsOf(this.#appended.slice(first - 1, seq)));
    } else {
      expect(seq).toBe(first);
      expect(connectionId).toBe(this.#appended[seq - 1]?.connectionId);
    }
    this.newest = seq;
  }
}

type Lost = Extract<Envelope['body'], { type: 'lost' }>;

/** Messages and bytes by connection. A connection that lost none but was spoken of is there too. */
function lossesOf({ connections, messages, bytes }: Lost): Record<string, [number, number]> {
  expect([messages, bytes]).toEqual([0, 0]);
  return Object.fromEntries(connections.map((loss) => [loss.connectionId, [loss.messages, loss.bytes]]));
}

function countsOf(missing: readonly Appended[]): Record<string, [number, number]> {
  const counts: Record<string, [number, number]> = {};
  for (const { connectionId, bytes } of missing) {
    const [messages, sum] = counts[connectionId] ?? [0, 0];
    counts[connectionId] = bytes === null ? [messages, sum] : [messages + 1, sum + bytes];
  }
  return counts;
}
