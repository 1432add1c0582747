import type { Payload } from '../protocol/payload.ts';
import type { Connection, SessionDocument } from './connection.ts';
import { Meanings } from './meanings.ts';
import type { Trait } from './message-columns.ts';
import { RemovedRows } from './removed-rows.ts';
import { NO_CAP, removeBeyond, type SessionCap, type SessionContent } from './session-content.ts';
import type { Mark, Message, SessionEvent, Verdict } from './session-event.ts';
import { type RowKind, SessionRows } from './session-rows.ts';
import { SessionState } from './session-state.ts';

/**
 * Everything that the panel has seen since it was opened or cleared, as rows in the order of arrival. A row is a number;
 * what is known of it is read column by column. Rows come at the end, until `clear` or `keepDocuments` begin a `generation`.
 */
export class Session {
  /** What the messages mean; nothing is decoded before somebody calls its `advance`. */
  readonly meanings = new Meanings(this);
  #rows = new SessionRows();
  #state = new SessionState();
  #preamble: SessionEvent[] = [];
  #removed = new RemovedRows();
  #cap = NO_CAP;
  /** What the last `clear` forgot. */
  #cleared: SessionContent | null = null;
  #generation = 0;
  #edition = 0;
  #removals = 0;
  readonly #listeners = new Set<() => void>();

  get rowCount(): number {
    return this.#rows.count;
  }

  /** Another number means that every row number from before is void. */
  get generation(): number {
    return this.#generation;
  }

  /** Steps when rows that are there have come to hold more, within a generation. */
  get edition(): number {
    return this.#edition;
  }

  /** The first row that is there. Where others were removed it tells of them, and rows below it are `removed`. */
  get firstRow(): number {
    return this.#rows.first;
  }

  /** Steps when rows have been removed, because they were over the user's limit. */
  get removals(): number {
    return this.#removals;
  }

  /** Whether what was in a row has been removed, because it was over the user's limit. */
  isRemoved(row: number): boolean {
    return row < this.firstRow || (row === this.firstRow && this.#removed.messages > 0);
  }

  /** What the session holds at most. Beyond it the oldest rows go, marked ones too. */
  set cap(cap: SessionCap) {
    this.#cap = cap;
    if (this.#shrink()) this.#changed();
  }

  get messageCount(): number {
    return this.#state.messages - this.#removed.messages;
  }

  /** Messages that are known to be missing. */
  get lostCount(): number {
    return this.#state.lost;
  }

  get connections(): ReadonlyMap<string, Connection> {
    return this.#state.connections;
  }

  /** Rows that the user has marked. */
  get markCount(): number {
    return this.#state.marks.count;
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
    return this.#rows.messageAt(this.#rows.messageBefore(row));
  }

  /** Calls `listener` after each change; it must be quick. Returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  kindAt(row: number): RowKind {
    return this.#rows.kindAt(row);
  }

  /** Milliseconds since the Unix epoch. */
  timeAt(row: number): number {
    return this.#rows.timeAt(row);
  }

  seqAt(row: number): number {
    return this.#rows.seqAt(row);
  }

  /** Payload bytes on the wire; 0 for what is no message. */
  sizeAt(row: number): number {
    return this.#rows.sizeAt(row);
  }

  /** Of a received message: how long the page took over it, in ms; undefined where it was not measured. */
  handledAt(row: number): number | undefined {
    return this.#rows.handledAt(row);
  }

  /** Empty for documents, and for losses that belong to no single connection. */
  connectionIdAt(row: number): string {
    return this.#rows.connectionIdAt(row);
  }

  /** The document that a row belongs to; empty when nobody knows. */
  documentIdAt(row: number): string {
    const connection = this.connections.get(this.connectionIdAt(row));
    if (connection) return connection.document;
    const event = this.#rows.otherEventAt(row);
    return event && 'document' in event ? event.document : '';
  }

  /** What the user has put on a row; undefined for most. */
  markAt(row: number): Mark | undefined {
    return this.#state.marks.count > 0 ? this.#state.marks.of(this.documentIdAt(row), this.seqAt(row)) : undefined;
  }

  /** What a rule, or the user, did to what is in a row, in order; empty for most. */
  verdictsAt(row: number): readonly Verdict[] {
    return this.#state.verdicts.of(this.connectionIdAt(row), this.seqAt(row));
  }

  /** How often a rule did something in this session, as far as is known. */
  applicationsOf(rule: string): number {
    return this.#state.verdicts.applications(rule);
  }

  /** The row that a verdict in another row is about; -1 for what is no verdict, or when that is not there. */
  judgedBy(row: number): number {
    const event = this.#rows.otherEventAt(row);
    return event?.type === 'verdict' ? this.#state.verdicts.rowOf(event) : -1;
  }

  /** The event of a row, whole; undefined for a row that does not exist. */
  eventAt(row: number): SessionEvent | undefined {
    return this.messageAt(row) ?? this.#rows.otherEventAt(row);
  }

  /** The message of a row; undefined when the row is something else. */
  messageAt(row: number): Message | undefined {
    return this.#rows.messageAt(row);
  }

  /** Events that come before the first row, and have none. */
  get preamble(): readonly SessionEvent[] {
    return this.#preamble;
  }

  /** Whether a message has a trait; false for any other row. */
  hasTrait(row: number, trait: Trait): boolean {
    return this.#rows.hasTrait(row, trait);
  }

  /** The text of a payload, of a binary one its bytes read as UTF-8; empty for what is no message. */
  textAt(row: number): string {
    return this.#rows.textAt(row);
  }

  /** Tells which messages hold a text, whatever its case: fastest in the order of rows. Of this `generation` only. */
  textFinder(text: string): (row: number) => boolean {
    return this.#rows.textFinder(text);
  }

  /** Everything, as it would have to be appended to an empty session to make this one; without the first `from`. */
  *events(from = 0): Generator<SessionEvent> {
    yield* this.#preamble.slice(from);
    for (let row = this.firstRow + Math.max(0, from - this.#preamble.length); row < this.rowCount; row++) {
      const event = this.eventAt(row);
      if (event) yield event;
    }
  }

  append(events: Iterable<SessionEvent>): void {
    const before = this.rowCount;
    for (const event of events) this.#add(event);
    this.#shrink();
    if (this.rowCount > before) this.#changed();
  }

  /** The row of what a connection's document numbered `seq`; -1 when it is not there. `guess`: where it was last seen. */
  rowOf(connection: string, seq: number, guess: number): number {
    return this.#rows.rowOf(connection, seq, guess);
  }

  /** The rest of a truncated message has come: `payload` is its whole. Passed over when the message is no more. */
  complete({ connection, seq }: Message, { data }: Payload, guess = -1): void {
    const row = this.#rows.rowOf(connection, seq, guess);
    if (row < 0 || !this.#rows.hasTrait(row, 'truncated')) return;
    this.#rows.complete(row, data);
    this.#edition++;
    this.meanings.changed(row);
    this.#changed();
  }

  /** Forgets every row, until `restore`. What is alive stays, with its counts at 0, because it goes on. */
  clear(): void {
    const cleared = { rows: this.#rows, state: this.#state, preamble: this.#preamble, removed: this.#removed };
    this.#restart({ preamble: this.#state.alive(), removed: new RemovedRows() }, []);
    this.#cleared = cleared;
  }

  /** Whether the last `clear` can be taken back. Until it cannot, everything that it forgot stays in memory. */
  get canRestore(): boolean {
    return this.#cleared !== null;
  }

  /** Takes the last `clear` back: what it forgot comes before what has come since. Costs the rows that have come since. */
  restore(): void {
    const [cleared, since] = [this.#cleared, this.#rows];
    if (!cleared) return;
    this.#begin(cleared);
    for (let row = since.first; row < since.count; row++) {
      const event = since.messageAt(row) ?? since.otherEventAt(row);
      if (event) this.#add(event);
    }
    this.#shrink();
    this.#changed();
  }

  /** Lets go of what the last `clear` forgot: it cannot be taken back any more. */
  forgetCleared(): void {
    this.#cleared = null;
  }

  /** Forgets every row, connection and document but those of the documents that `keep` accepts. */
  keepDocuments(keep: (document: SessionDocument) => boolean): void {
    const kept = new Set([...this.documents.values()].filter(keep).map(({ id }) => id));
    if (kept.size === this.documents.size) return;
    const documentOf = (event: SessionEvent) =>
      'document' in event ? event.document : (this.connections.get(event.connection)?.document ?? '');
    const isKept = (event: SessionEvent) => kept.has(documentOf(event));
    // Most messages go, mostly all: they are told by their connections, because a million events are a long task.
    const rows = this.#rows.withMessagesOf((id) => kept.has(this.connections.get(id)?.document ?? ''));
    const events = rows.flatMap((row) => this.eventAt(row) ?? []).filter(isKept);
    this.#restart({ preamble: this.#preamble.filter(isKept), removed: this.#removed.of(kept) }, events);
  }

  #add(event: SessionEvent): void {
    this.#state.apply(event);
    if (event.type === 'verdict')
      this.#state.verdicts.add(event, () => this.#rows.rowOf(event.connection, event.of, -1));
    this.#rows.add(event);
  }

  #shrink(): boolean {
    const content = { rows: this.#rows, state: this.#state, preamble: this.#preamble, removed: this.#removed };
    if (!removeBeyond(this.#cap, content)) return false;
    this.#removals++;
    this.meanings.forget(this.firstRow);
    return true;
  }

  #restart({ preamble, removed }: Pick<SessionContent, 'preamble' | 'removed'>, rows: readonly SessionEvent[]): void {
    this.#begin({ rows: new SessionRows(), state: new SessionState(), preamble, removed });
    for (const event of preamble) this.#state.apply(event);
    if (removed.messages > 0) this.#rows.add(removed.loss(rows[0]?.at ?? 0));
    this.#state.messages = removed.messages;
    for (const event of rows) this.#add(event);
    this.#changed();
  }

  #begin({ rows, state, preamble, removed }: SessionContent): void {
    this.#rows = rows;
    this.#state = state;
    this.#preamble = preamble;
    this.#removed = removed;
    this.#cleared = null;
    this.#generation++;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
