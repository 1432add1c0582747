import type { Decoded } from '../decoders/decode-or-raw.ts';
import type { DecoderId, Patience } from '../decoders/decoder.ts';
import type { Choice } from '../decoders/detect.ts';
import { REGISTRY } from '../decoders/registry.ts';
import type { Registry } from './decoder-choice.ts';
import { DecoderPresets } from './decoder-presets.ts';
import { Decoding } from './decoding.ts';
import { checkOf, type DocumentCheck } from './document-check.ts';
import { LoadedDecoders } from './loaded-decoders.ts';
import { ASKS, ERROR, FAILED, FIRST_ANSWER, HEARTBEAT, MEMBER, ORPHAN, REPEATED } from './meaning-columns.ts';
import { summaryOf } from './row-decoding.ts';
import type { Session } from './session.ts';

/** Rows, and bytes of payload, between two looks at the clock. */
const ROWS = 256;
const BYTES = 256 * 1024;
/** From here on it is shown that a request has no reply. */
const OVERDUE_MS = 10_000;

/**
 * What the messages of a session mean, as decoders tell it. Decoding goes in the order of the rows, in slices: somebody
 * must call `advance`. Rows from `decodedRows` on mean nothing yet. What is known of a row fits in nine bytes; its
 * packets are decoded again when they are asked for.
 */
export class Meanings {
  readonly #session: Session;
  readonly #registry: Registry;
  readonly #loaded: LoadedDecoders;
  /** The user's own choices: with each, everything is decoded anew. */
  readonly presets = new DecoderPresets(() => this.#restart());
  readonly #listeners = new Set<() => void>();
  #decoding: Decoding | null = null;
  #revision = 0;
  /** Of the decodings that the user has made void. */
  #editions = 0;

  constructor(session: Session, registry: Registry = REGISTRY) {
    this.#session = session;
    this.#registry = registry;
    this.#loaded = new LoadedDecoders(registry);
  }

  /** Steps when more is decoded, or differently. */
  get revision(): number {
    return this.#revision;
  }

  get decodedRows(): number {
    return this.#now.length;
  }

  /** Rows that mean nothing yet. */
  get waitingRows(): number {
    return this.#session.rowCount - this.decodedRows;
  }

  /** Steps when rows that are decoded have come to mean something else, within a generation of the session. */
  get edition(): number {
    return this.#editions + this.#now.edition;
  }

  get isDone(): boolean {
    return this.#now.isIdle && this.waitingRows <= 0;
  }

  /** Calls `listener` after each step of `revision`; it must be quick. Returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Decodes rows until all are or `isTimeUp`. Waits for decoders that are not loaded yet. */
  async advance(isTimeUp: () => boolean): Promise<void> {
    do {
      const before = [this.decodedRows, this.edition];
      const missing = this.#now.decode(ROWS, BYTES);
      if (missing || this.decodedRows !== before[0] || this.edition !== before[1]) this.#changed();
      if (missing) await this.#loaded.load(missing);
    } while (!this.isDone && !isTimeUp());
  }

  /** What the decoder calls the message; empty for what is no message. */
  typeAt(row: number): string {
    return this.#now.columns.typeAt(row);
  }

  /** What messages have been called so far, in the order of appearance. */
  get types(): readonly string[] {
    return this.#now.columns.types;
  }

  /** The message on one line; undefined when its payload says it best. */
  summaryAt(row: number): string | undefined {
    return summaryOf(this.packetsAt(row));
  }

  /** What the user's document has to say of a message; null when it has nothing to say, or there is none. */
  checkAt(row: number): DocumentCheck | null {
    const isDescribed = this.decoderOf(this.#session.connectionIdAt(row)) === 'asyncapi';
    return isDescribed ? checkOf(this.packetsAt(row)) : null;
  }

  isHeartbeatAt(row: number): boolean {
    return this.#now.columns.has(row, HEARTBEAT);
  }

  /** Whether it tells of an error, in the terms of its protocol. */
  isErrorAt(row: number): boolean {
    return this.#now.columns.has(row, ERROR);
  }

  /** Whether its decoder could not read it; `packetsAt` says why. */
  hasFailedAt(row: number): boolean {
    return this.#now.columns.has(row, FAILED);
  }

  /** The row of the reply to a request, of the request of a reply, or of what began the stream of a message; -1: none. */
  partnerOf(row: number): number {
    const partner = this.#now.columns.partnerOf(row);
    return this.#session.isRemoved(partner) ? -1 : partner;
  }

  /** Whether it is a request that nobody has answered. */
  isUnansweredAt(row: number): boolean {
    return this.#now.columns.has(row, ASKS) && (this.#now.columns.partnerOf(row) < 0 || this.isMemberAt(row));
  }

  /** Whether nobody has answered a request in 10 s of the session, or before its connection ended. */
  isOverdueAt(row: number): boolean {
    if (!this.isUnansweredAt(row)) return false;
    const connection = this.#session.connections.get(this.#session.connectionIdAt(row));
    const last = this.#session.timeAt(this.#session.rowCount - 1);
    return (
      connection?.state === 'closed' || connection?.state === 'gone' || last - this.#session.timeAt(row) > OVERDUE_MS
    );
  }

  /** Whether it belongs to a stream or subscription, whose beginning is its partner. */
  isMemberAt(row: number): boolean {
    return this.#now.columns.has(row, MEMBER);
  }

  /** Whether it asks what waits for its reply already, or replies once more to what has its last reply. */
  isRepeatedAt(row: number): boolean {
    return this.#now.columns.has(row, REPEATED);
  }

  /** Whether it is a reply, and its request was not seen. */
  isOrphanAt(row: number): boolean {
    return this.#now.columns.has(row, ORPHAN);
  }

  /** Of the first reply to a request: ms since the request. */
  latencyAt(row: number): number | undefined {
    if (!this.#now.columns.has(row, FIRST_ANSWER) || this.partnerOf(row) < 0) return undefined;
    return Math.max(0, this.#session.timeAt(row) - this.#session.timeAt(this.partnerOf(row)));
  }

  /** The message in the terms of its decoder; raw while it is not decoded. */
  packetsAt(row: number): Decoded {
    return this.#now.packetsAt(row);
  }

  /** Whether its packets are final: no later message can make another decoder decode it anew. */
  isSettledAt(row: number): boolean {
    return this.#now.isSettledAt(row);
  }

  decoderOf(connection: string): DecoderId {
    return this.choiceOf(connection).decoder;
  }

  /** Which decoder a connection has, and what spoke for it. */
  choiceOf(connection: string): Choice {
    return this.#now.choiceOf(connection);
  }

  /** How long the sides of a connection wait for each other, as far as it is decoded. */
  patienceOf(connection: string): readonly Patience[] {
    return this.#now.patienceOf(connection);
  }

  /** The rows below are no more. */
  forget(row: number): void {
    if (this.#decoding) this.#decoding.columns.drop(row);
  }

  /** A row holds more than it did. What comes after it in a stream with a state keeps what it has meant. */
  changed(row: number): void {
    if (row >= this.decodedRows) return;
    this.#now.again(row);
    this.#editions++;
    this.#changed();
  }

  /** Of the session as it is: when it begins anew, so does decoding. */
  get #now(): Decoding {
    if (this.#decoding?.generation === this.#session.generation) return this.#decoding;
    this.#decoding = new Decoding(this.#session, this.#registry, this.#loaded, this.presets);
    return this.#decoding;
  }

  #restart(): void {
    this.#editions += this.#now.edition + 1;
    this.#decoding = null;
    this.#changed();
  }

  #changed(): void {
    this.#revision++;
    for (const listener of this.#listeners) listener();
  }
}
