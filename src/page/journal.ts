import type * as Protocol from '../protocol/from-page.ts';
import {
  BATCH_BYTES,
  BATCH_MESSAGES,
  BATCHES_IN_FLIGHT,
  LOSS_CONNECTIONS,
  PROTOCOL_VERSION,
  WAITING_BYTES,
} from '../protocol/limits.ts';
import type { Payload, UnreadPayload } from '../protocol/payload.ts';
import { bareList, now } from './builtins.ts';
import type { ConnectionRecord } from './connection-record.ts';
import { utf8Length } from './utf8-length.ts';

export type HookPayload = Payload | UnreadPayload;
export type Report = Protocol.FromPage<HookPayload>;
export type Envelope = Protocol.Envelope<HookPayload>;

/** Payload bytes of a message on the wire, or the text whose bytes are: counting takes time and only a loss asks. */
export type Size = number | string;

/**
 * One report in the list. A loss entry stands for what was evicted at its place. It becomes an envelope when it is
 * taken, not before: while nobody listens, what is kept of each message is what `send` costs the page.
 */
interface Entry {
  seq: number;
  at: number;
  readonly connection: ConnectionRecord | null;
  readonly body: Report;
  /** Null for what is no message. */
  readonly size: Size | null;
  /** What the entry holds in memory, roughly, in bytes. */
  readonly cost: number;
  loss: Loss | null;
  next: Entry | null;
}

interface Loss {
  since: number;
  /** Linked, newest first; as many as `count`. */
  first: LossOf | null;
  count: number;
  messages: number;
  bytes: number;
}

interface LossOf {
  readonly connection: ConnectionRecord;
  messages: number;
  bytes: number;
  readonly next: LossOf | null;
}

export interface JournalLimits {
  readonly messages: number;
  readonly bytes: number;
}

const ENTRY_COST = 200;
/** Evictions that one more report pays for besides its own: when a panel closes in a flood, the page must not wait. */
const EVICTIONS = 64;

/**
 * The history of one document and the only buffer on the way to the panel: a linked list of envelopes, bounded in
 * number and in bytes. Everything is numbered here. A subscriber takes batches within a window that its
 * acknowledgements open; what is on its way stays in the list until then, so that nothing is lost with the
 * background worker. When the list is full the oldest entry goes, acknowledged ones first, and its place in the list
 * becomes a loss entry that tells how much is missing. What waits for a subscriber may be more than the history may: a
 * page that is faster than its panel for some seconds loses nothing.
 *
 * A list of nodes, because a page can put setters on `Array.prototype`: own properties of a literal are safe.
 */
export class Journal {
  /** Messages that were appended. */
  messages = 0;
  /** Messages that could not be, since the last report: each leaves a number out. Who counts one may call nothing. */
  missed = 0;
  #head: Entry | null = null;
  #tail: Entry | null = null;
  #count = 0;
  #cost = 0;
  #seq = 0;
  #subscribed: boolean = false;
  /** The newest entry that the subscriber was given; null before the first. */
  #taken: Entry | null = null;
  /** Everything up to here may be forgotten without the subscriber losing it. */
  #acknowledged = Number.POSITIVE_INFINITY;
  #inFlight: number = 0;
  readonly #limits: JournalLimits;
  readonly #waiting: number;

  /** `waiting`: bytes of what a subscriber has not acknowledged, if that is more than the limits allow. */
  constructor(limits: JournalLimits, waiting = WAITING_BYTES) {
    this.#limits = limits;
    this.#waiting = waiting;
  }

  /** True when `take` would give a batch now. */
  get ready(): boolean {
    if (!this.#subscribed || this.#inFlight >= BATCHES_IN_FLIGHT) return false;
    return (this.#taken ? this.#taken.next : this.#head) !== null;
  }

  /**
   * Numbers and keeps a report. `cost`: bytes that it holds in memory. `size`: null for what is no message.
   * Returns its number.
   */
  append(connection: ConnectionRecord | null, body: Report, cost = 0, size: Size | null = null): number {
    const at = now(); // may throw near the end of the stack: before anything is changed
    this.#seq += this.missed + 1;
    this.missed = 0;
    if (size !== null) this.messages++;
    const seq = this.#seq;
    const entry: Entry = { seq, at, connection, body, size, cost: cost + ENTRY_COST, loss: null, next: null };
    if (this.#tail) this.#tail.next = entry;
    else this.#head = entry;
    this.#tail = entry;
    this.#count++;
    this.#cost += entry.cost;
    this.#shrink(EVICTIONS + entry.cost / ENTRY_COST); // none costs less
    return seq;
  }

  /** Starts giving out everything numbered above `after`. A subscriber that comes back names the last it has. */
  subscribe(after: number): void {
    this.#subscribed = true;
    this.#inFlight = 0;
    this.#acknowledged = after;
    this.#taken = null;
    for (let entry = this.#head; entry && entry.seq <= after; entry = entry.next) this.#taken = entry;
  }

  /**
   * Nobody listens, for the moment or for good: nobody can tell which. What is on its way is kept, and what comes after
   * it is never counted in one loss with what came before, so that the subscriber can go on where it was.
   */
  pause(): void {
    this.#subscribed = false;
  }

  /** One batch has arrived; `seq` is its last number. */
  acknowledge(seq: number): void {
    if (!this.#subscribed || this.#inFlight === 0) return;
    this.#inFlight--;
    if (seq > this.#acknowledged) this.#acknowledged = seq;
    this.#shrink(BATCH_MESSAGES);
  }

  /** The next envelopes for the subscriber, at least one; null when there are none or the window is closed. */
  take(): Envelope[] | null {
    if (!this.ready) return null;
    this.#inFlight++;
    return this.#batch();
  }

  /** Forgets everything, its subscriber too. */
  empty(): void {
    this.#subscribed = false;
    this.#head = null;
    this.#tail = null;
    this.#taken = null;
    this.#count = 0;
    this.#cost = 0;
  }

  /** As `take`, whatever the window. */
  takeAnyway(): Envelope[] | null {
    this.#inFlight = 0;
    return this.take();
  }

  #batch(): Envelope[] {
    const batch = bareList<Envelope>();
    let cost = 0;
    for (;;) {
      const entry: Entry | null = this.#taken ? this.#taken.next : this.#head;
      if (!entry || batch.length >= BATCH_MESSAGES || (batch.length > 0 && cost + entry.cost > BATCH_BYTES)) break;
      cost += entry.cost;
      batch[batch.length] = envelopeOf(entry);
      this.#taken = entry;
    }
    return batch;
  }

  /** Forgets what is too much, in at most so many steps. */
  #shrink(steps: number): void {
    for (let left = steps; left > 0; left--) {
      const { messages, bytes } = this.#limits;
      if (this.#count <= messages && this.#cost <= bytes) return;
      const mayWait = this.#subscribed && this.#cost <= this.#waiting && !this.#isHistory();
      if (mayWait || !this.#evict()) return;
    }
  }

  /** Whether the oldest message has been acknowledged. */
  #isHistory(): boolean {
    const oldest = this.#head?.loss ? this.#head.next : this.#head;
    return oldest !== null && oldest.seq <= this.#acknowledged;
  }

  /** Forgets the oldest entry that may go, and counts it in the loss entry at its place. False when none may. */
  #evict(): boolean {
    const before = this.#isHistory() ? null : this.#taken;
    const first = before ? before.next : this.#head;
    const victim = first?.loss ? first.next : first;
    if (!first || !victim) return false;
    const place = first.loss ? first : this.#insertLoss(before, first);
    place.next = victim.next;
    if (this.#taken === victim) this.#taken = place;
    if (this.#tail === victim) this.#tail = place;
    if (victim.loss) mergeLoss(place, victim.loss);
    else countLoss(place, victim);
    place.seq = victim.seq;
    place.at = victim.at;
    if (!victim.loss) {
      this.#count--;
      this.#cost -= victim.cost;
    }
    return true;
  }

  #insertLoss(before: Entry | null, first: Entry): Entry {
    const { seq, at } = first;
    const body = { type: 'errored' } as const; // never told: the loss is
    const loss = { since: seq, first: null, count: 0, messages: 0, bytes: 0 };
    const place: Entry = { seq, at, connection: null, body, size: null, cost: ENTRY_COST, loss, next: first };
    if (before) before.next = place;
    else this.#head = place;
    return place;
  }
}

function countLoss({ loss }: Entry, { connection, size }: Entry): void {
  if (loss && connection) addLoss(loss, connection, size === null ? 0 : 1, size === null ? 0 : sizeOf(size));
}

function mergeLoss({ loss }: Entry, other: Loss): void {
  if (!loss) return;
  for (let part = other.first; part; part = part.next) addLoss(loss, part.connection, part.messages, part.bytes);
  loss.messages += other.messages;
  loss.bytes += other.bytes;
}

/** A connection whose every trace is gone still gets an entry, with no messages: its facts are told there. */
function addLoss(loss: Loss, connection: ConnectionRecord, messages: number, bytes: number): void {
  let part = loss.first;
  while (part && part.connection !== connection) part = part.next;
  if (part) {
    part.messages += messages;
    part.bytes += bytes;
  } else if (loss.count < LOSS_CONNECTIONS) {
    loss.first = { connection, messages, bytes, next: loss.first };
    loss.count++;
  } else {
    loss.messages += messages;
    loss.bytes += bytes;
  }
}

/** Payload bytes on the wire. */
export const sizeOf = (size: Size): number => (typeof size === 'number' ? size : utf8Length(size));

function envelopeOf({ seq, at, connection, body, loss }: Entry): Envelope {
  const connectionId = connection ? connection.id : '';
  return { v: PROTOCOL_VERSION, connectionId, seq, at, body: loss ? lossBody(loss) : body };
}

function lossBody(loss: Loss): Report {
  const connections = bareList<Protocol.ConnectionLoss>();
  for (let part = loss.first; part; part = part.next) {
    const { connection, messages, bytes } = part;
    connections[connections.length] = { connectionId: connection.id, messages, bytes, facts: { ...connection.facts } };
  }
  const { since, messages, bytes } = loss;
  return { type: 'lost', since, connections, messages, bytes };
}
