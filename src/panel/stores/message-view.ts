import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { compileQuery } from '../../session/query/compile-query.ts';
import type { QueryFacts } from '../../session/query/query-facts.ts';
import { PatternMatcher, type PatternWorker, startPatternWorker } from '../matching/pattern-matcher.ts';
import type { RowFilter } from '../view/row-filter.ts';
import { Scan } from '../view/scan.ts';
import { nextTask } from './next-task.ts';
import { until } from './until.ts';

/**
 * Milliseconds: one slice of work between two frames; the first one, for which whatever began it waits; how long a new
 * filter may leave the old rows on show.
 */
const SLICE = 8;
const FIRST_SLICE = 2;
const PATIENCE_FOR_ROWS = 60;
/** Milliseconds that a regular expression may take over one message, and how many such messages end it. */
const PATTERN_PATIENCE = 1_000;
const PATTERN_OFFENDERS = 3;

export interface ViewOptions extends QueryFacts {
  readonly filter: ReadonlySignal<RowFilter>;
  /** Steps when the session, or what is known of its meaning, may have changed. */
  readonly sessionRevision: ReadonlySignal<number>;
  readonly makeWorker?: () => PatternWorker;
}

/**
 * The rows on show: a list of row numbers, never of messages. New rows are added as they come; a new filter begins a
 * new scan in slices, and its rows take over when all are there, or after a moment with those found so far.
 */
export class MessageView {
  /** Steps when the rows on show have changed. */
  readonly revision = signal(0);
  /** The part of the rows that a new filter has been through, 0 to 1; null when it is through. */
  readonly progress = signal<number | null>(null);
  /** Whether the user waits: a filter is new, or a regular expression is being asked. */
  readonly isSearching = signal(false);
  /** Rows that were not looked at, because the user would not wait. */
  readonly skipped = signal(0);
  /** The regular expression was given up, because it took too long on several messages. */
  readonly isStopped = signal(false);
  readonly #options: ViewOptions;
  #shown: Scan;
  #coming: { readonly scan: Scan; readonly since: number } | null = null;
  #isRunning: boolean = false;
  #removals = 0;
  readonly #dispose: () => void;

  constructor(options: ViewOptions) {
    this.#options = options;
    this.#shown = this.#scan(options.filter.peek());
    this.#dispose = effect(() => {
      void options.sessionRevision.value;
      const filter = options.filter.value;
      untracked(() => this.#follow(filter));
    });
  }

  /** The filter of the rows on show; not yet the newest one while that is finding its own. */
  get filter(): RowFilter {
    return this.#shown.filter;
  }

  /**
   * Waits until the newest filter has been through the rows, or the user would not wait: for that, or for what it asks, as
   * `isStopped` tells, which reads signals.
   */
  async whole(isStopped: () => boolean): Promise<void> {
    await until(() => {
      void this.revision.value;
      const isNewest = this.#coming === null && this.#shown.filter === this.#options.filter.value;
      return isNewest && (this.progress.value === null || (isStopped() && !this.isSearching.value));
    });
  }

  /** Rows on show. */
  get length(): number {
    return this.#shown.isVoid ? 0 : this.#shown.order.length;
  }

  /** Messages on show. */
  get messages(): number {
    return this.#shown.isVoid ? 0 : this.#shown.messages;
  }

  /** Rows on show that match what is asked: not the losses that are only kept. */
  get matches(): number {
    return this.#shown.isVoid ? 0 : this.#shown.order.length - this.#shown.kept.length;
  }

  /** How many of these are before a row, which need not be one of them. */
  matchesBefore(row: number): number {
    return this.#shown.isVoid ? 0 : this.#shown.order.placeOf(row) - this.#shown.kept.placeOf(row);
  }

  /** Whether a row is on show and matches. */
  isMatch(row: number): boolean {
    return this.positionOf(row) >= 0 && this.#shown.kept.positionOf(row) < 0;
  }

  /** The session's row at a position of the view; -1 beyond the end. */
  rowAt(position: number): number {
    return this.#shown.isVoid ? -1 : this.#shown.order.at(position);
  }

  /** Where a row of the session stands in the view; -1 when it is not shown. */
  positionOf(row: number): number {
    return this.#shown.isVoid || row < 0 ? -1 : this.#shown.order.positionOf(row);
  }

  /** How many of the rows on show are before a row, which need not be one of them. */
  placeOf(row: number): number {
    return this.#shown.isVoid ? 0 : this.#shown.order.placeOf(row);
  }

  /** Shows what a new filter has found so far. What comes is looked at as before. */
  cancel(): void {
    const scan = this.#coming?.scan ?? this.#shown;
    scan.skip();
    this.#takeOver(scan);
  }

  /** Looks at every row once more. */
  again(): void {
    this.#begin(this.#shown.filter);
    void this.#run();
  }

  dispose(): void {
    this.#dispose();
    this.#shown.dispose();
    this.#coming?.scan.dispose();
    this.#coming = null;
  }

  #follow(filter: RowFilter): void {
    if (this.#shown.isVoid) this.#restart(filter);
    const { removals } = this.#options.session;
    if (this.#removals !== removals) {
      this.#removals = removals;
      this.#changed();
    }
    const current = this.#coming?.scan ?? this.#shown;
    if (current.filter !== filter || current.isStale) this.#begin(filter);
    void this.#run();
  }

  #begin(filter: RowFilter): void {
    this.#coming?.scan.dispose();
    this.#coming = { scan: this.#scan(filter), since: performance.now() };
  }

  #restart(filter: RowFilter): void {
    this.#shown.dispose();
    this.#coming?.scan.dispose();
    this.#coming = null;
    this.#shown = this.#scan(filter);
    this.#changed();
  }

  #scan(filter: RowFilter): Scan {
    const { makeWorker = startPatternWorker, meanings, session } = this.#options;
    const facts = { meanings, session };
    const asked = compileQuery(filter.query, facts);
    const { patterns } = asked;
    const options = { patterns, makeWorker, patience: PATTERN_PATIENCE, offenders: PATTERN_OFFENDERS };
    return new Scan({ facts, filter, asked, matcher: patterns.length > 0 ? new PatternMatcher(options) : null });
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let slice = FIRST_SLICE; ; slice = SLICE) {
      const scan = this.#coming?.scan ?? this.#shown;
      if (scan.isIdle) break;
      this.isSearching.value = this.#coming !== null || scan.hasPatterns;
      const end = performance.now() + slice;
      const before = scan.order.length;
      await scan.advance(() => performance.now() > end || scan !== (this.#coming?.scan ?? this.#shown));
      this.#publish(scan, before);
      if (scan === (this.#coming?.scan ?? this.#shown) && scan.isStale) this.#begin(scan.filter);
      if (!scan.isIdle) await nextTask();
    }
    this.#isRunning = false;
    this.isSearching.value = false;
    if (this.#coming) this.#takeOver(this.#coming.scan);
  }

  #publish(scan: Scan, before: number): void {
    if (this.#coming?.scan === scan) {
      const isDue = scan.isIdle || performance.now() - this.#coming.since > PATIENCE_FOR_ROWS;
      if (isDue) this.#takeOver(scan);
    } else if (this.#shown === scan && scan.order.length > before) this.#changed();
    if (this.#shown === scan) this.#report(scan);
  }

  #takeOver(scan: Scan): void {
    if (this.#shown !== scan) this.#shown.dispose();
    this.#shown = scan;
    this.#coming = null;
    this.#report(scan);
    this.#changed();
  }

  #report(scan: Scan): void {
    this.isStopped.value = scan.isStopped;
    this.skipped.value = scan.skipped;
    this.progress.value = scan.isDone ? null : scan.next / this.#options.session.rowCount;
  }

  #changed(): void {
    this.revision.value++;
  }
}
