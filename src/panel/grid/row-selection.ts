import { signal } from '@preact/signals';
import { RowSet } from './row-set.ts';

/** The rows of a list that a selection reaches over. */
export interface SelectableRows {
  readonly length: number;
  rowAt(index: number): number;
  indexOf(row: number): number;
  /** Every row of the session from one index to another. */
  forEach(from: number, to: number, visit: (row: number) => void): void;
}

/** Which rows are selected. They are rows of the session, so they stay it whatever is shown, and in whatever order. */
export class RowSelection {
  /** Steps when other rows are selected. */
  readonly revision = signal(0);
  readonly rows = new RowSet();
  /** The row that a range begins at; -1 for none. */
  #anchor = -1;

  only(row: number): void {
    this.rows.clear();
    this.rows.add(row);
    this.#anchor = row;
    this.revision.value++;
  }

  clear(): void {
    if (this.rows.count === 0) return;
    this.rows.clear();
    this.#anchor = -1;
    this.revision.value++;
  }

  /** Rows that are no more are not selected either. */
  forget(isRemoved: (row: number) => boolean): void {
    const gone = [...this.rows].filter(isRemoved);
    for (const row of gone) this.rows.delete(row);
    if (isRemoved(this.#anchor)) this.#anchor = -1;
    if (gone.length > 0) this.revision.value++;
  }

  /** Puts the rows at `index`, several when they are folded, in or out. */
  toggle(list: SelectableRows, index: number): void {
    const row = list.rowAt(index);
    const isIn = this.rows.has(row);
    list.forEach(index, index, (one) => (isIn ? this.rows.delete(one) : this.rows.add(one)));
    this.#anchor = row;
    this.revision.value++;
  }

  /** Selects what is between the anchor and `index`; with `isAdded`, besides what is selected already. */
  extend(list: SelectableRows, index: number, isAdded: boolean): void {
    const anchor = list.indexOf(this.#anchor);
    const from = anchor < 0 ? index : anchor;
    if (!isAdded) this.rows.clear();
    if (anchor < 0) this.#anchor = list.rowAt(index);
    list.forEach(Math.min(from, index), Math.max(from, index), (row) => this.rows.add(row));
    this.revision.value++;
  }

  all(list: SelectableRows): void {
    this.rows.clear();
    if (list.length > 0) list.forEach(0, list.length - 1, (row) => this.rows.add(row));
    this.revision.value++;
  }
}
