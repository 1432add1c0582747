import { PREVIEW_SIZE } from '../protocol/limits.ts';
import { payloadSize } from '../protocol/payload-size.ts';
import { bytes, Column, doubles, indices } from './column.ts';
import { MessageColumns, type Trait } from './message-columns.ts';
import { payloadText } from './payload-text.ts';
import { RowFinder } from './row-finder.ts';
import type { Message, SessionEvent } from './session-event.ts';
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
  'mark',
  'removed',
  'verdict',
] as const;
/** `removed`: of a row that the session does not hold any more. */
export type RowKind = (typeof KINDS)[number];
const LOSS = KINDS.indexOf('loss');

/** Events in columns, by the number of their row. Rows are only added. */
export class SessionRows {
  readonly #kinds = new Column(bytes);
  readonly #times = new Column(doubles);
  readonly #seqs = new Column(doubles);
  readonly #sizes = new Column(doubles);
  /** Numbers in `#connectionTexts`. */
  readonly #connectionIds = new Column(indices);
  readonly #connectionTexts = new TextTable();
  /** Where the rest of a row is: the number of a message in `#messages`, of any other event in `#events`. */
  readonly #places = new Column(indices);
  readonly #messages = new MessageColumns();
  readonly #events: (Exclude<SessionEvent, Message> | undefined)[] = [];
  /** By event: its row. */
  readonly #eventRows = new Column(indices);
  #first = 0;
  #heldBytes = 0;
  #finder: RowFinder | undefined;

  get count(): number {
    return this.#places.length;
  }

  /** The first row that is there: where some were removed, the one that tells of them. */
  get first(): number {
    return this.#first;
  }

  /** Bytes of payload that are here. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  kindAt(row: number): RowKind {
    if (row < this.#first) return 'removed';
    return KINDS[this.#kinds.at(row)] ?? 'unload';
  }

  timeAt(row: number): number {
    return this.#times.at(row);
  }

  seqAt(row: number): number {
    return this.#seqs.at(row);
  }

  sizeAt(row: number): number {
    return this.#sizes.at(row);
  }

  /** 0 for what has no connection. */
  connectionNumberAt(row: number): number {
    return this.#connectionIds.at(row);
  }

  connectionIdAt(row: number): string {
    return this.#connectionTexts.textOf(this.connectionNumberAt(row)) ?? '';
  }

  /** Undefined for a message, and for a row that does not exist. */
  otherEventAt(row: number): Exclude<SessionEvent, Message> | undefined {
    return this.#has(row) && !this.#isMessage(row) ? this.#events[this.#places.at(row)] : undefined;
  }

  messageAt(row: number): Message | undefined {
    if (!this.#has(row) || !this.#isMessage(row)) return undefined;
    const direction = this.kindAt(row) === 'sent' ? 'sent' : 'received';
    const [connection, seq, at] = [this.connectionIdAt(row), this.seqAt(row), this.timeAt(row)];
    const fields = this.#messages.at(this.#places.at(row), this.sizeAt(row));
    return { type: 'message', connection, seq, at, direction, ...fields };
  }

  /** Of a received message: how long the page took over it, in ms; undefined where it was not measured. */
  handledAt(row: number): number | undefined {
    return this.kindAt(row) === 'received' ? this.#messages.handledAt(this.#places.at(row)) : undefined;
  }

  /** False for what is no message. */
  hasTrait(row: number, trait: Trait): boolean {
    return this.#has(row) && this.#isMessage(row) && this.#messages.has(this.#places.at(row), trait);
  }

  /** Empty for what is no message. */
  textAt(row: number): string {
    if (!this.#has(row) || !this.#isMessage(row)) return '';
    return payloadText({ data: this.#messages.dataAt(this.#places.at(row)) });
  }

  textFinder(text: string): (row: number) => boolean {
    const finder = this.#messages.finder(text);
    return (row) => this.#isMessage(row) && this.#has(row) && finder.has(this.#places.at(row));
  }

  /** The row of the message before on the same connection; -1: none. It may be a million rows away. */
  messageBefore(row: number): number {
    const connection = this.#connectionIds.at(row);
    let before = row - 1;
    while (before >= this.#first && (this.#connectionIds.at(before) !== connection || !this.#isMessage(before)))
      before--;
    return before < this.#first ? -1 : before;
  }

  /** The rows of messages whose connection `keep` accepts, and all that are no messages, in order of arrival. */
  withMessagesOf(keep: (connection: string) => boolean): number[] {
    const isKept = [false, ...this.#connectionTexts.texts.map(keep)];
    if (!isKept.includes(true)) return this.#otherRows(); // a walk through a million rows is a long task
    const rows: number[] = [];
    for (let row = this.#first; row < this.count; row++) {
      if (isKept[this.#connectionIds.at(row)] || !this.#isMessage(row)) rows.push(row);
    }
    return rows;
  }

  /** In order of arrival: what stands for removed rows came last. */
  #otherRows(): number[] {
    const rows: number[] = [];
    for (const [place, event] of this.#events.entries()) if (event) rows.push(this.#eventRows.at(place));
    return rows;
  }

  /** The row of what a document numbered `seq`; -1 when it is not there. `guess`: where it was last seen. */
  rowOf(connection: string, seq: number, guess: number): number {
    if (!this.#connectionTexts.has(connection)) return -1;
    if (this.#has(guess) && this.seqAt(guess) === seq && this.connectionIdAt(guess) === connection) return guess;
    this.#finder ??= new RowFinder(this);
    return this.#finder.find(this.#connectionTexts.numberOf(connection), seq);
  }

  /** Puts the whole payload of a truncated message into its row. */
  complete(row: number, data: string | ArrayBuffer): void {
    this.#heldBytes -= this.heldAt(row);
    this.#messages.complete(this.#places.at(row), data);
    this.#heldBytes += this.heldAt(row);
  }

  /** Bytes of a payload that are here; 0 for what is no message. */
  heldAt(row: number): number {
    const size = this.sizeAt(row);
    return this.hasTrait(row, 'truncated') ? Math.min(size, PREVIEW_SIZE) : size;
  }

  /** Forgets the rows before `row`, and puts `loss` in its place, which is forgotten as well. */
  removeTo(row: number, loss: Exclude<SessionEvent, Message>): void {
    let messages = 0;
    for (let old = this.#first; old <= row; old++) {
      this.#heldBytes -= this.heldAt(old);
      if (this.#isMessage(old)) messages = this.#places.at(old) + 1;
      else this.#events[this.#places.at(old)] = undefined;
    }
    if (messages > 0) this.#messages.drop(messages);
    this.#first = row;
    const columns = [this.#kinds, this.#times, this.#seqs, this.#sizes, this.#connectionIds, this.#places];
    for (const column of columns) column.drop(row);
    this.#kinds.set(row, LOSS);
    this.#times.set(row, loss.at);
    this.#seqs.set(row, 0);
    this.#sizes.set(row, 0);
    this.#connectionIds.set(row, 0);
    this.#places.set(row, this.#addOther(loss, row));
  }

  add(event: SessionEvent): void {
    const isMessage = event.type === 'message';
    this.#kinds.push(KINDS.indexOf(isMessage ? event.direction : event.type));
    this.#times.push(event.at);
    this.#seqs.push(event.seq);
    this.#sizes.push(isMessage ? payloadSize(event.payload) : 0);
    this.#connectionIds.push(this.#connectionTexts.numberOf('connection' in event ? event.connection : undefined));
    this.#places.push(isMessage ? this.#messages.add(event) : this.#addOther(event, this.count));
    this.#heldBytes += this.heldAt(this.count - 1);
  }

  /** Returns its place. */
  #addOther(event: Exclude<SessionEvent, Message>, row: number): number {
    this.#eventRows.push(row);
    return this.#events.push(event) - 1;
  }

  #has(row: number): boolean {
    return Number.isInteger(row) && row >= this.#first && row < this.count;
  }

  #isMessage(row: number): boolean {
    const kind = this.kindAt(row);
    return kind === 'sent' || kind === 'received';
  }
}
