import { computed, signal } from '@preact/signals';
import { RowSelection } from '../grid/row-selection.ts';

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
  readonly tab = signal<DetailsTab>('decoded');
  readonly connectionTab = signal<ConnectionTab>('connection');
  /** Whether the grid follows its newest row. */
  readonly isFollowing = signal(true);
  /** All selected rows; the one that is looked at is the last of them that was chosen. */
  readonly rows = new RowSelection();
  /** The row that is looked at; -1 when there is none. */
  readonly row = computed(() => (this.subject.value?.type === 'row' ? this.subject.value.row : -1));

  /** Selects one row, and no other. */
  selectRow(row: number): void {
    this.rows.only(row);
    this.lookAt(row);
  }

  /** Looks at one of several rows, and leaves them selected. */
  lookAt(row: number): void {
    this.subject.value = { type: 'row', row };
  }

  selectConnection(id: string): void {
    this.subject.value = { type: 'connection', id };
  }

  close(): void {
    this.rows.clear();
    this.subject.value = null;
  }
}
