import { bytes, Column, doubles, indices } from './column.ts';
import type { Connection, SessionDocument } from './connection.ts';
import { MessageColumns } from './message-columns.ts';
import { payloadSize } from './payload-size.ts';
import type { Message, SessionEvent } from './session-event.ts';
import { SessionState } from './session-state.ts';
import { TextTable } from './text-table.ts';

/** What a row is; in its column, the index in this list. */
const KINDS = [
  'document',
  'unload',
  'connection',
  'open',
  'error',
  'closing',
  'close',
  'loss',
  'sent',
  'received',
  'drained',
  'handshake',
  'reconnecting',
  'end',
  'stall',
] as const;
export type RowKind = (typeof KINDS)[number];

/**
 * Everything that the panel has seen since it was opened or cleared. Rows are events in the order of their arrival; a
 * row is a number, and what is known of it is read column by column. Rows are only added at the end, until `clear` or
 * `keepDocuments` begin a new `generation`.
 */
export class Session {
  #kinds = new Column(bytes);
  #times = new Column(doubles);
  #seqs = new Column(doubles);
  #sizes = new Column(doubles);
  /** Numbers in `#connectionTexts`. */
  #connectionIds = new Column(indices);
  #connectionTexts = new TextTable();
  /** Where the rest of a row is: the number of a message in `#messages`, of any other event in `#events`. */
  #places = new Column(indices);
  #messages = new MessageColumns();
  #events: Exclude<SessionEvent, Message>[] = [];
  #state = new SessionState();
  /** Events before the first row, whose rows were cleared: what is alive would have no beginning without them. */
  #preamble: SessionEvent[] = [];
  #generation = 0;
  readonly #listeners = new Set<() => void>();

  get rowCount(): number {
    return this.#places.length;
  }

  /** Another number means that every row number from before is void. */
  get generation(): number {
    return this.#generation;
  }

  get messageCount(): number {
    return this.#state.messages;
  }

  /** Messages that are known to be missing. */
  get lostCount(): number {
    return this.#state.lost;
  }

  get connections(): ReadonlyMap<string, Connection> {
    return this.#state.connections;
  }

  get documents(): ReadonlyMap<string, SessionDocument> {
    return this.#state.documents;
  }

  /** How long a sent message had to wait for the network, in ms; undefined when nobody has seen it wait. */
  drainedAfter({ connection, seq }: Message): number | undefined {
    return this.#state.drainedAfter(connection, seq);
  }

  /** The message before a row on the same connection; undefined for the first one. */
  messageBefore(row: number): Message | undefined {
    const connection = this.connectionIdAt(row);
    for (let before = row - 1; before >= 0; before--) {
      const isMessage = this.kindAt(before) === 'sent' || this.kindAt(before) === 'received';
      if (isMessage && this.connectionIdAt(before) === connection) return this.messageAt(before);
    }
    return undefined;
  }

  /** Calls `listener` after each change; it must be quick. Returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  kindAt(row: number): RowKind {
    return KINDS[this.#kinds.at(row)] ?? 'unload';
  }

  /** Milliseconds since the Unix epoch. */
  timeAt(row: number): number {
    return this.#times.at(row);
  }

  seqAt(row: number): number {
    return this.#seqs.at(row);
  }

  /** Payload bytes on the wire; 0 for what is no message. */
  sizeAt(row: number): number {
    return this.#sizes.at(row);
  }

  /** Empty for documents, and for losses that belong to no single connection. */
  connectionIdAt(row: number): string {
    return this.#connectionTexts.textOf(this.#connectionIds.at(row)) ?? '';
  }

  /** The event of a row, whole; undefined for a row that does not exist. */
  eventAt(row: number): SessionEvent | undefined {
    return this.messageAt(row) ?? (this.#has(row) ? this.#events[this.#places.at(row)] : undefined);
  }

  /** The message of a row; undefined when the row is something else. */
  messageAt(row: number): Message | undefined {
    const direction = this.kindAt(row);
    if (!this.#has(row) || (direction !== 'sent' && direction !== 'received')) return undefined;
    const [connection, seq, at] = [this.connectionIdAt(row), this.seqAt(row), this.timeAt(row)];
    return {
      type: 'message',
      connection,
      seq,
      at,
      direction,
      ...this.#messages.at(this.#places.at(row), this.sizeAt(row)),
    };
  }

  /** Everything, as it would have to be appended to an empty session to make this one; without the first `from`. */
  *events(from = 0): Generator<SessionEvent> {
    yield* this.#preamble.slice(from);
    for (let row = Math.max(0, from - this.#preamble.length); row < this.rowCount; row++) {
      const event = this.eventAt(row);
      if (event) yield event;
    }
  }

  append(events: Iterable<SessionEvent>): void {
    const before = this.rowCount;
    for (const event of events) this.#add(event);
    if (this.rowCount > before) this.#changed();
  }

  /** Forgets every row. What is alive stays, with its counts at 0, because it goes on. */
  clear(): void {
    this.#restart(this.#state.alive(), []);
  }

  /** Forgets every row, connection and document but those of the documents that `keep` accepts. */
  keepDocuments(keep: (document: SessionDocument) => boolean): void {
    const kept = new Set([...this.documents.values()].filter(keep).map(({ id }) => id));
    if (kept.size === this.documents.size) return;
    const documentOf = (event: SessionEvent) =>
      'document' in event ? event.document : (this.connections.get(event.connection)?.document ?? '');
    const isKept = (event: SessionEvent) => kept.has(documentOf(event));
    this.#restart(this.#preamble.filter(isKept), [...this.events(this.#preamble.length)].filter(isKept));
  }

  #has(row: number): boolean {
    return Number.isInteger(row) && row >= 0 && row < this.rowCount;
  }

  #add(event: SessionEvent): void {
    this.#state.apply(event);
    const isMessage = event.type === 'message';
    this.#kinds.push(KINDS.indexOf(isMessage ? event.direction : event.type));
    this.#times.push(event.at);
    this.#seqs.push(event.seq);
    this.#sizes.push(isMessage ? payloadSize(event.payload) : 0);
    this.#connectionIds.push(this.#connectionTexts.numberOf('connection' in event ? event.connection : undefined));
    this.#places.push(isMessage ? this.#messages.add(event) : this.#events.push(event) - 1);
  }

  #restart(preamble: SessionEvent[], rows: readonly SessionEvent[]): void {
    this.#reset();
    this.#preamble = preamble;
    for (const event of preamble) this.#state.apply(event);
    for (const event of rows) this.#add(event);
    this.#changed();
  }

  #reset(): void {
    this.#kinds = new Column(bytes);
    this.#times = new Column(doubles);
    this.#seqs = new Column(doubles);
    this.#sizes = new Column(doubles);
    this.#connectionIds = new Column(indices);
    this.#connectionTexts = new TextTable();
    this.#places = new Column(indices);
    this.#messages = new MessageColumns();
    this.#events = [];
    this.#state = new SessionState();
    this.#generation++;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
