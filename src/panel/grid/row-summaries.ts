import { signal } from '@preact/signals';
import type { DocumentCheck } from '../../session/document-check.ts';
import { ownText } from '../../session/own-text.ts';
import type { Session } from '../../session/session.ts';
import { nextTask } from '../stores/next-task.ts';

/** Milliseconds of decoding while rows are drawn, and in one slice after that. */
const BUDGET = 3;
const SLICE = 5;
/** Rows whose summaries are kept: many screens full. */
const CAPACITY = 4_096;
/** UTF-16 units of a summary: no row is so wide. */
const LONGEST = 2_000;

/**
 * What decoders say of the rows on the screen, on one line. To say it a message may have to be decoded again with those
 * before it, so what takes longer than a frame can wait is found in slices after the drawing, and drawn then.
 */
export class RowSummaries {
  /** Steps when summaries were found that a drawing has waited for. */
  readonly revision = signal(0);
  readonly #session: Session;
  readonly #known = new Map<number, string | null>();
  readonly #checks = new Map<number, DocumentCheck>();
  /** Rows of the last drawing that wait. */
  #waiting: number[] = [];
  #basis = '';
  #until = 0;
  #isRunning: boolean = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Begins a drawing: rows of the one before need not be known any more. */
  begin(): void {
    const basis = `${this.#session.generation} ${this.#session.meanings.edition}`;
    if (basis !== this.#basis || this.#known.size > CAPACITY) this.#forget();
    this.#basis = basis;
    this.#waiting = [];
    this.#until = performance.now() + BUDGET;
  }

  /** Null where the payload says it best; undefined while it is not known. */
  of(row: number): string | null | undefined {
    const kind = this.#session.kindAt(row);
    if (kind !== 'sent' && kind !== 'received') return null;
    if (row >= this.#session.meanings.decodedRows) return undefined;
    const known = this.#known.get(row);
    if (known !== undefined) return known;
    if (performance.now() < this.#until) return this.#find(row);
    this.#waiting.push(row);
    void this.#run();
    return undefined;
  }

  /** What the user's document has to say of a row whose summary is known. */
  checkOf(row: number): DocumentCheck | undefined {
    return this.#checks.get(row);
  }

  #forget(): void {
    this.#known.clear();
    this.#checks.clear();
  }

  #find(row: number): string | null {
    const told = this.#session.meanings.summaryAt(row)?.slice(0, LONGEST);
    const summary = told === undefined ? null : ownText(told);
    this.#known.set(row, summary);
    const check = this.#session.meanings.checkAt(row);
    if (check) this.#checks.set(row, check);
    return summary;
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    await nextTask();
    while (this.#waiting.length > 0) {
      const end = performance.now() + SLICE;
      while (this.#waiting.length > 0 && performance.now() < end) this.#find(this.#waiting.shift() ?? 0);
      if (this.#waiting.length > 0) await nextTask();
    }
    this.#isRunning = false;
    this.revision.value++;
  }
}
