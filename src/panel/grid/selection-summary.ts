import { effect, signal, untracked } from '@preact/signals';
import type { Session } from '../../session/session.ts';
import { nextTask } from '../stores/next-task.ts';
import type { RowSelection } from './row-selection.ts';

const SLICE = 6;
const STEPS = 4_096;

/** Of several selected rows: how many, their payload bytes, and ms from the first to the last. */
export interface SelectionFacts {
  readonly rows: number;
  readonly bytes: number;
  readonly span: number;
}

/** Adds up what is selected, in slices. */
export class SelectionSummary {
  /** Null for fewer than two rows. */
  readonly facts = signal<SelectionFacts | null>(null);
  readonly dispose: () => void;
  readonly #session: Session;
  readonly #selection: RowSelection;
  #turn = 0;

  constructor(session: Session, selection: RowSelection) {
    this.#session = session;
    this.#selection = selection;
    const stop = effect(() => {
      void selection.revision.value;
      untracked(() => void this.#add());
    });
    this.dispose = () => {
      stop();
      this.#turn++;
    };
  }

  async #add(): Promise<void> {
    const turn = ++this.#turn;
    const { rows } = this.#selection;
    if (rows.count < 2) {
      this.facts.value = null;
      return;
    }
    let [bytes, first, last, steps] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
    let end = performance.now() + SLICE;
    for (const row of rows) {
      const time = this.#session.timeAt(row);
      bytes += this.#session.sizeAt(row);
      first = Math.min(first, time);
      last = Math.max(last, time);
      if (++steps % STEPS !== 0 || performance.now() < end) continue;
      await nextTask();
      if (turn !== this.#turn) return;
      end = performance.now() + SLICE;
    }
    this.facts.value = { rows: rows.count, bytes, span: last - first };
  }
}
