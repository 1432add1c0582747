import { computed, signal } from '@preact/signals';
import { afterFrame } from '../components/after-frame.ts';
import { RowSelection } from '../grid/row-selection.ts';
import type { Schedule } from './frame-revision.ts';

/** What Details is about. `row`: a row number of the session's present generation. */
export type Subject =
  | { readonly type: 'row'; readonly row: number }
  | { readonly type: 'connection'; readonly id: string };

export type DetailsTab = 'decoded' | 'json' | 'text' | 'hex' | 'diff' | 'stack' | 'timing';

/** How a connection is looked at. */
export type ConnectionTab = 'connection' | 'handshake' | 'close';

/** What is looked at, and how. */
export class SelectionStore {
  readonly subject = signal<Subject | null>(null);
  /** What Details shows: the subject, or, while keys run through a list, what it was a frame ago. */
  readonly shown = signal<Subject | null>(null);
  readonly tab = signal<DetailsTab>('decoded');
  readonly connectionTab = signal<ConnectionTab>('connection');
  /** Whether the grid follows its newest row. */
  readonly isFollowing = signal(true);
  /** All selected rows; the one that is looked at is the last of them that was chosen. */
  readonly rows = new RowSelection();
  /** The row that is looked at; -1 when there is none. */
  readonly row = computed(() => (this.subject.value?.type === 'row' ? this.subject.value.row : -1));
  /** The row that was looked at last, where keys go on when Details are closed; -1 when there was none. */
  readonly lastRow = signal(-1);

  readonly #afterFrame: Schedule;

  /** `schedule`: calls back when the list has been drawn. */
  constructor(schedule: Schedule = afterFrame) {
    this.#afterFrame = schedule;
  }

  /** Selects one row, and no other. */
  selectRow(row: number): void {
    this.rows.only(row);
    this.lookAt(row);
  }

  /** Looks at one of several rows, and leaves them selected. */
  lookAt(row: number): void {
    this.#turnTo(row);
    this.show();
  }

  /** Looks at a row on the way to others: Details, which costs as much as the list, shows it when that has been drawn. */
  passBy(row: number): void {
    this.#turnTo(row);
    this.#afterFrame(() => this.show());
  }

  /** Details shows what is looked at, if it does not yet. */
  show(): void {
    this.shown.value = this.subject.value;
  }

  selectConnection(id: string): void {
    this.subject.value = { type: 'connection', id };
    this.show();
  }

  close(): void {
    this.rows.clear();
    this.subject.value = null;
    this.show();
  }

  #turnTo(row: number): void {
    this.subject.value = { type: 'row', row };
    this.lastRow.value = row;
  }
}
