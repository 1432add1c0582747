import type { RowQuery } from '../../session/query/compile-query.ts';
import type { QueryFacts } from '../../session/query/query-facts.ts';
import type { PatternMatcher } from '../matching/pattern-matcher.ts';
import { isMessageKind, type RowFilter, verdictOf } from './row-filter.ts';
import { RowOrder } from './row-order.ts';

/** Rows, and units of their text, that are looked at between two looks at the clock, or put to the worker at once. */
const ROWS = 256;
const TEXT = 256 * 1024;

export interface ScanOptions {
  readonly facts: QueryFacts;
  readonly filter: RowFilter;
  /** The filter's query, of these `facts`. */
  readonly asked: RowQuery;
  /** Answers for the query's regular expressions, where it has some; the scan then owns it. */
  readonly matcher: PatternMatcher | null;
}

/** Goes through the rows of a session once, as they come, and keeps the numbers of those that a filter shows. */
export class Scan {
  readonly filter: RowFilter;
  /** The next row to look at. */
  next = 0;
  /** Rows that were passed over, because the user would not wait. */
  skipped = 0;
  /** The first row that is not decided yet; another number for what is asked after an interruption. */
  #undecided = 0;
  #turn: number = 0;
  readonly #order: RowOrder;
  /** Rows that tell of what was removed. Of what is left, some may have been before that: another document told it later. */
  readonly #foremost = new Set<number>();
  /** Of the rows that are shown, the losses that do not match. */
  readonly #kept: RowOrder;
  #messages = 0;
  #removals: number;
  readonly #facts: QueryFacts;
  readonly #asked: RowQuery;
  readonly #matcher: PatternMatcher | null;
  readonly #generation: number;
  readonly #edition: number;
  readonly #sessionEdition: number;
  readonly #firstNew: number;
  #isStale: boolean = false;

  constructor({ asked, facts, filter, matcher }: ScanOptions) {
    const { session } = facts;
    this.filter = filter;
    const timeOf = (row: number) => (this.#foremost.has(row) ? -Number.MAX_VALUE : session.timeAt(row));
    this.#order = new RowOrder(timeOf);
    this.#kept = new RowOrder(timeOf);
    this.#removals = session.removals;
    this.next = session.firstRow;
    this.#undecided = this.next;
    this.#facts = facts;
    this.#asked = asked;
    this.#matcher = matcher;
    this.#generation = session.generation;
    this.#edition = facts.meanings.edition;
    this.#sessionEdition = session.edition;
    this.#firstNew = session.rowCount;
  }

  /** The rows that are shown. */
  get order(): RowOrder {
    if (this.#removals !== this.#facts.session.removals && !this.isVoid) this.#follow();
    return this.#order;
  }

  /** Those of them that are shown although they do not match. */
  get kept(): RowOrder {
    void this.order; // without what has been removed
    return this.#kept;
  }

  /** Messages among the rows that are shown. */
  get messages(): number {
    return this.order.length > 0 ? this.#messages : 0;
  }

  /** Whether the rows that it was looking at are no more. */
  get isVoid(): boolean {
    return this.#generation !== this.#facts.session.generation;
  }

  /** Whether an answer that it has given may have become another one: only a new scan can tell. */
  get isStale(): boolean {
    const { meanings, session } = this.#facts;
    if (this.filter.query.type !== 'all' && session.edition !== this.#sessionEdition) return true;
    return this.#isStale || (this.#asked.needsMeanings && meanings.edition !== this.#edition);
  }

  /** Whether it has seen every row. */
  get isDone(): boolean {
    return this.isVoid || this.next >= this.#facts.session.rowCount;
  }

  /** Whether there is nothing to look at for now: all is seen, or the next row has not been decoded yet. */
  get isIdle(): boolean {
    return this.isDone || this.next >= this.#end;
  }

  /** A regular expression took too long on several messages: nothing more is found. */
  get isStopped(): boolean {
    return this.#matcher?.stopped ?? false;
  }

  /** Whether the user's regular expressions are asked elsewhere, where any message may take its time. */
  get hasPatterns(): boolean {
    return this.#asked.patterns.length > 0;
  }

  /** Passes over the rows that there are, and goes on with those that come. */
  skip(): void {
    const { rowCount } = this.#facts.session;
    this.#turn++;
    this.skipped += rowCount - Math.min(this.#undecided, this.next);
    this.next = rowCount;
    this.#matcher?.interrupt();
  }

  /** Looks at rows until there are no more for now or `isTimeUp`. */
  async advance(isTimeUp: () => boolean): Promise<void> {
    do {
      void this.order; // without what has been removed
      this.#undecided = this.next;
      const unanswered = this.#chunk();
      if (unanswered.length > 0) await this.#answer(unanswered);
      this.#undecided = this.next;
    } while (!this.isIdle && !isTimeUp());
  }

  dispose(): void {
    this.#matcher?.dispose();
  }

  get #end(): number {
    const { meanings, session } = this.#facts;
    return this.#asked.needsMeanings ? Math.min(session.rowCount, meanings.decodedRows) : session.rowCount;
  }

  /** Rows have been removed, and one has come to tell of them. */
  #follow(): void {
    const { session } = this.#facts;
    const { firstRow } = session;
    this.#removals = session.removals;
    this.#order.keep((row) => !session.isRemoved(row));
    this.#kept.keep((row) => !session.isRemoved(row));
    for (const row of this.#foremost) if (session.isRemoved(row)) this.#foremost.delete(row);
    this.#messages = 0;
    for (let position = 0; position < this.#order.length; position++) {
      if (isMessageKind(session.kindAt(this.#order.at(position)))) this.#messages++;
    }
    this.#putForemost(firstRow);
    if (this.next > firstRow && this.#isKeptOrShown(firstRow)) this.#order.merge([firstRow]);
    this.next = Math.max(this.next, firstRow);
  }

  /** Returns the rows for which the user's regular expressions have to be asked. */
  #chunk(): number[] {
    const { session } = this.#facts;
    const shown: number[] = [];
    const unanswered: number[] = [];
    let text = 0;
    const first = this.next;
    const last = Math.min(this.#end, first + ROWS);
    while (this.next < last && text < TEXT) {
      const row = this.next++;
      this.#putForemost(row);
      if (this.#asked.needsMarks && row >= this.#firstNew && session.kindAt(row) === 'mark') this.#isStale = true;
      if (this.#asked.needsReplies) this.#askAgain(this.#facts.meanings.partnerOf(row), first);
      if (this.#asked.needsVerdicts) this.#askAgain(session.judgedBy(row), first);
      const isAsked = verdictOf(session, row, this.filter) === 'query';
      if (isAsked) text += session.sizeAt(row);
      const answer = isAsked ? this.#asked.test(row) : this.#isKeptOrShown(row);
      if (answer === undefined) unanswered.push(row);
      else if (answer) shown.push(row);
    }
    this.#show(shown);
    return unanswered;
  }

  #putForemost(row: number): void {
    const { session } = this.#facts;
    const event = session.kindAt(row) === 'loss' ? session.eventAt(row) : undefined;
    if (event?.type === 'loss' && event.reason === 'removed') this.#foremost.add(row);
  }

  /** Of a row whose query is not asked. Remembers a loss that is only kept. */
  #isKeptOrShown(row: number): boolean {
    const verdict = verdictOf(this.#facts.session, row, this.filter);
    if (verdict !== 'keep') return verdict === 'show';
    if (this.filter.direction !== 'all' || this.#asked.test(row) !== true) this.#kept.merge([row]);
    return true;
  }

  /**
   * A reply or a verdict changes the answer for a row that was looked at before. From `first` on, rows are looked at in one
   * go, when all of that is known already.
   */
  #askAgain(before: number, first: number): void {
    if (before < 0 || before >= first || this.#facts.session.isRemoved(before)) return;
    const wasShown = this.order.positionOf(before) >= 0;
    const verdict = verdictOf(this.#facts.session, before, this.filter);
    const isShown = verdict === 'query' && this.#asked.test(before) === true;
    if (wasShown && !isShown) this.#hide(before);
    if (!wasShown && isShown) this.#show([before]);
  }

  async #answer(rows: readonly number[]): Promise<void> {
    const turn = this.#turn;
    const answers: boolean[][] = rows.map(() => []);
    for (const [which, { textsAt }] of this.#asked.patterns.entries()) {
      const texts = rows.map(textsAt);
      const matches = (await this.#matcher?.match(which, texts.flat())) ?? [];
      if (this.isVoid || turn !== this.#turn) return;
      let from = 0;
      for (const [index, { length }] of texts.entries()) {
        answers[index]?.push(matches.slice(from, from + length).includes(true));
        from += length;
      }
    }
    const isThere = (row: number) => !this.#facts.session.isRemoved(row);
    this.#show(rows.filter((row, index) => isThere(row) && this.#asked.test(row, answers[index])));
  }

  #hide(row: number): void {
    this.order.remove(row);
    if (isMessageKind(this.#facts.session.kindAt(row))) this.#messages--;
  }

  #show(rows: number[]): void {
    if (rows.length === 0) return;
    for (const row of rows) if (isMessageKind(this.#facts.session.kindAt(row))) this.#messages++;
    this.order.merge(rows);
  }
}
