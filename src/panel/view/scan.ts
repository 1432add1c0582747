import type { Session } from '../../session/session.ts';
import type { PatternMatcher } from '../matching/pattern-matcher.ts';
import { payloadText } from '../matching/payload-text.ts';
import { textMatcher } from '../matching/text-matcher.ts';
import { isMessageKind, type RowFilter, verdictOf } from './row-filter.ts';
import { RowOrder } from './row-order.ts';

/** Rows, and units of their text, that are looked at between two looks at the clock, or put to the worker at once. */
const ROWS = 256;
const TEXT = 256 * 1024;

/** Goes through the rows of a session once, as they come, and keeps the numbers of those that a filter shows. */
export class Scan {
  readonly filter: RowFilter;
  readonly order: RowOrder;
  /** Messages among the rows that are shown. */
  messages = 0;
  /** The next row to look at. */
  next = 0;
  readonly #session: Session;
  readonly #generation: number;
  readonly #matches: (text: string) => boolean;
  readonly #pattern: PatternMatcher | null;

  /** `pattern` answers for the query when it is a regular expression; the scan then owns it. */
  constructor(session: Session, filter: RowFilter, pattern: PatternMatcher | null) {
    this.#session = session;
    this.#generation = session.generation;
    this.filter = filter;
    this.order = new RowOrder((row) => session.timeAt(row));
    this.#matches = textMatcher(filter.query);
    this.#pattern = pattern;
  }

  /** Whether the rows that it was looking at are no more. */
  get isVoid(): boolean {
    return this.#generation !== this.#session.generation;
  }

  get isDone(): boolean {
    return this.isVoid || this.next >= this.#session.rowCount;
  }

  /** The regular expression took too long on several messages: nothing more is found. */
  get isStopped(): boolean {
    return this.#pattern?.stopped ?? false;
  }

  /** Looks at rows until all are seen or `isTimeUp`. */
  async advance(isTimeUp: () => boolean): Promise<void> {
    do {
      if (this.#pattern) await this.#chunkInWorker(this.#pattern);
      else this.#chunk();
    } while (!this.isDone && !isTimeUp());
  }

  dispose(): void {
    this.#pattern?.dispose();
  }

  #chunk(): void {
    const shown: number[] = [];
    let text = 0;
    const last = Math.min(this.#session.rowCount, this.next + ROWS);
    while (this.next < last && text < TEXT) {
      const row = this.next++;
      const verdict = verdictOf(this.#session, row, this.filter);
      if (verdict === 'content') text += this.#session.sizeAt(row);
      if (verdict === 'show' || (verdict === 'content' && this.#matches(this.#textAt(row)))) shown.push(row);
    }
    this.#show(shown);
  }

  async #chunkInWorker(pattern: PatternMatcher): Promise<void> {
    const shown: number[] = [];
    const rows: number[] = [];
    const texts: string[] = [];
    let text = 0;
    const last = Math.min(this.#session.rowCount, this.next + ROWS);
    while (this.next < last && text < TEXT) {
      const row = this.next++;
      const verdict = verdictOf(this.#session, row, this.filter);
      if (verdict === 'show') shown.push(row);
      if (verdict !== 'content') continue;
      rows.push(row);
      texts.push(this.#textAt(row));
      text += this.#session.sizeAt(row);
    }
    const matches = texts.length > 0 ? await pattern.match(texts) : [];
    if (this.isVoid) return;
    this.#show([...shown, ...rows.filter((_, index) => matches[index])]);
  }

  #textAt(row: number): string {
    const message = this.#session.messageAt(row);
    return message ? payloadText(message.payload) : '';
  }

  #show(rows: number[]): void {
    if (rows.length === 0) return;
    for (const row of rows) if (isMessageKind(this.#session.kindAt(row))) this.messages++;
    this.order.merge(rows);
  }
}
