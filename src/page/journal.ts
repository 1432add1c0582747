import type { ConnectionLoss } from '../protocol/from-page.ts';
import type { HistoryLimits } from '../protocol/history-limits.ts';
import {
  BATCH_BYTES,
  BATCH_MESSAGES,
  BATCH_WORTH,
  GATHERED_BYTES,
  IN_FLIGHT_BYTES,
  LOSS_CONNECTIONS,
  PIECE_SIZE,
  PREVIEW_SIZE,
  PROTOCOL_VERSION,
  WAITING_BYTES,
} from '../protocol/limits.ts';
import type { HookPiece } from '../protocol/piece.ts';
import { BigPayloads } from './big-payloads.ts';
import { bareList, ticks, timeOf } from './builtins.ts';
import type { ConnectionRecord } from './connection-record.ts';
import { Flights } from './flights.ts';
import {
  cutBody,
  type Entry,
  type Envelope,
  type Loss,
  payloadOf,
  type Report,
  type Size,
  sizeOf,
} from './journal-entry.ts';
import { isCut, lengthOf, partOf } from './payload-parts.ts';

const ENTRY_COST = 200;
/** Evictions that one more report pays for besides its own: when a panel closes in a flood, the page must not wait. */
const EVICTIONS = 64;
/** Of a message with a big payload, which is counted apart. */
const BIG_COST = ENTRY_COST + PREVIEW_SIZE;

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
  readonly #flights = new Flights();
  #limits: HistoryLimits;
  readonly #bigs = new BigPayloads();
  /** What has come since everything was taken, in the bytes that it holds; infinite before that. */
  #gathered = 0;
  readonly #waiting: number;
  /** How much may be on its way, in bytes; one batch always may. */
  window = IN_FLIGHT_BYTES;
  /** Gives out little only when nothing is on its way. Not for workers: those may be ended without a word. */
  gathers: boolean = false;

  /** `waiting`: bytes of what a subscriber has not acknowledged, if that is more than the limits allow. */
  constructor(limits: HistoryLimits, waiting = WAITING_BYTES) {
    this.#limits = limits;
    this.#waiting = waiting;
  }

  /** From now on; what is beyond them goes at once. */
  set limits(limits: HistoryLimits) {
    this.#limits = limits;
    this.#shrink(Number.POSITIVE_INFINITY);
  }

  /** Bytes, or UTF-16 units, of a payload that is told whole. */
  get limit(): number {
    return this.#limits.payload;
  }

  /** Whether a batch is ready that need not wait for more. */
  get hasWhole(): boolean {
    return this.#gathered >= BATCH_WORTH && this.ready;
  }

  /** True when `take` would give a batch now. */
  get ready(): boolean {
    if (!this.#subscribed || (this.#taken ? this.#taken.next : this.#head) === null) return false;
    if (this.#flights.cost === 0) return true;
    return this.#flights.cost < this.window && !(this.gathers && this.#gathered < GATHERED_BYTES);
  }

  /**
   * Numbers and keeps a report. `cost`: bytes that it holds in memory. `size`: null for what is no message.
   * Returns its number.
   */
  append(connection: ConnectionRecord | null, body: Report, cost = 0, size: Size | null = null): number {
    const at = ticks(); // may throw near the end of the stack: before anything is changed
    this.#seq += this.missed + 1;
    this.missed = 0;
    if (size !== null) this.messages++;
    const seq = this.#seq;
    const extra = size !== null && cost > this.#limits.payload ? cost - PREVIEW_SIZE : 0;
    const kept = cost - extra + ENTRY_COST;
    const entry: Entry = { seq, at, connection, body, size, cost: kept, loss: null, next: null };
    if (this.#tail) this.#tail.next = entry;
    else this.#head = entry;
    this.#tail = entry;
    this.#count++;
    this.#cost += kept;
    if (extra > 0) this.#bigs.add(entry, extra);
    this.#shrink(EVICTIONS + kept / ENTRY_COST); // none costs less
    this.#gathered += kept + extra;
    return seq;
  }

  /** Starts giving out everything numbered above `after`. A subscriber that comes back names the last it has. */
  subscribe(after: number): void {
    this.#subscribed = true;
    this.#flights.forget();
    this.#acknowledged = after;
    this.#gathered = Number.POSITIVE_INFINITY;
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
    if (!this.#subscribed || !this.#flights.arrived()) return;
    if (seq > this.#acknowledged) this.#acknowledged = seq;
    this.#shrink(BATCH_MESSAGES);
  }

  /** The next envelopes for the subscriber, at least one; null when there are none or the window is closed. */
  take(): Envelope[] | null {
    return this.ready ? this.#batch() : null;
  }

  /** Forgets everything, its subscriber too. */
  empty(): void {
    this.#subscribed = false;
    this.#head = null;
    this.#tail = null;
    this.#taken = null;
    this.#count = 0;
    this.#cost = 0;
    this.#bigs.empty();
  }

  /** One piece of the payload of a message, for a subscriber that has only the beginning of it. */
  piece(loadId: string, seq: number, from: number): HookPiece {
    let entry = this.#head;
    while (entry && entry.seq < seq) entry = entry.next;
    const payload = entry?.seq === seq && !entry.loss ? payloadOf(entry) : undefined;
    if (!payload || isCut(payload)) return { piece: { loadId, from, total: 0, data: null } };
    return { piece: { loadId, from, total: lengthOf(payload.data), data: partOf(payload.data, from, PIECE_SIZE) } };
  }

  /** As `take`, whatever the window. */
  takeAnyway(): Envelope[] | null {
    this.#flights.forget();
    return this.take();
  }

  #batch(): Envelope[] {
    const batch = bareList<Envelope>();
    let cost = 0;
    for (;;) {
      const entry: Entry | null = this.#taken ? this.#taken.next : this.#head;
      if (!entry || batch.length >= BATCH_MESSAGES) break;
      const envelope = envelopeOf(entry, this.#limits.payload);
      const payload = entry.cost === BIG_COST ? payloadOf(envelope) : undefined;
      const size = payload ? lengthOf(payload.data) : entry.cost;
      if (batch.length > 0 && cost + size > BATCH_BYTES) break;
      cost += size;
      batch[batch.length] = envelope;
      this.#taken = entry;
    }
    if (this.#taken === this.#tail) this.#gathered = 0;
    this.#flights.add(cost);
    return batch;
  }

  /** Forgets what is too much, in at most so many steps. */
  #shrink(steps: number): void {
    for (let left = steps; left > 0; left--) {
      const { messages, bytes } = this.#limits;
      const cost = this.#cost + this.#bigs.cost;
      if (this.#count <= messages && cost <= bytes) return;
      if (cost > bytes && this.#bigs.cutOldest()) continue;
      const mayWait = this.#subscribed && cost <= this.#waiting && !this.#isHistory();
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
      if (victim.cost === BIG_COST) this.#bigs.forget(victim);
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

/** With only the beginning of a payload beyond `limit`. */
function envelopeOf(entry: Entry, limit: number): Envelope {
  const { seq, at, connection, loss } = entry;
  const payload = loss ? undefined : payloadOf(entry);
  // What costs less than the least limit need not be asked.
  const isTooLong = entry.cost >= PREVIEW_SIZE && payload && !isCut(payload) && lengthOf(payload.data) > limit;
  const body = loss ? lossBody(loss) : isTooLong ? cutBody(entry, payload) : entry.body;
  return { v: PROTOCOL_VERSION, connectionId: connection ? connection.id : '', seq, at: timeOf(at), body };
}

function lossBody(loss: Loss): Report {
  const connections = bareList<ConnectionLoss>();
  for (let part = loss.first; part; part = part.next) {
    const { connection, messages, bytes } = part;
    connections[connections.length] = { connectionId: connection.id, messages, bytes, facts: { ...connection.facts } };
  }
  const { since, messages, bytes } = loss;
  return { type: 'lost', since, connections, messages, bytes };
}
