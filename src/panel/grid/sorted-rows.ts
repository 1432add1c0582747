import type { Session } from '../../session/session.ts';
import type { RowList } from './heartbeat-folds.ts';
import { type KeyedRows, keyedRows, sortedByKey } from './sliced-sort.ts';
import { type Sort, SortKeys } from './sort-keys.ts';

const STEPS = 8_192;
/** The part of the work that comes before the sort itself. */
const BEFORE = 0.2;

/** The rows of a list in another order, as they were when it was made. */
export class SortedRows {
  readonly #session: Session;
  readonly #keys: SortKeys;
  readonly #sorted: KeyedRows;

  private constructor(session: Session, keys: SortKeys, sorted: KeyedRows) {
    this.#session = session;
    this.#keys = keys;
    this.#sorted = sorted;
  }

  /** Sorts the rows of `list`; yields how far it is every few thousand steps, so that it need not be one task. */
  static *of(session: Session, list: RowList, sort: Sort): Generator<number, SortedRows> {
    const keys = new SortKeys(session, sort);
    const input = keyedRows(list.length);
    for (let position = 0; position < input.length; position++) {
      input.rows[position] = list.rowAt(position);
      keys.note(input.rows[position] ?? 0);
      if (position % STEPS === STEPS - 1) yield (BEFORE / 2) * (position / input.length);
    }
    keys.rank();
    for (let position = 0; position < input.length; position++) {
      input.keys[position] = keys.keyOf(input.rows[position] ?? 0);
      if (position % STEPS === STEPS - 1) yield (BEFORE / 2) * (1 + position / input.length);
    }
    const sorting = sortedByKey(input);
    let step = sorting.next();
    for (; !step.done; step = sorting.next()) yield BEFORE + (1 - BEFORE) * step.value;
    return new SortedRows(session, keys, step.value);
  }

  get length(): number {
    return this.#sorted.length;
  }

  rowAt(index: number): number {
    return index >= 0 && index < this.length ? (this.#sorted.rows[index] ?? -1) : -1;
  }

  /** -1 for a row that was not there, or is not any more where it was: what it means has been found since. */
  indexOf(row: number): number {
    const key = this.#keys.keyOf(row);
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#isBefore(middle, key, row)) low = middle + 1;
      else high = middle;
    }
    return this.rowAt(low) === row ? low : -1;
  }

  /** Rows of the same key stand in the order of time, and of arrival within the same moment, as in the list. */
  #isBefore(index: number, key: number, row: number): boolean {
    const own = this.#sorted.keys[index] ?? 0;
    if (own !== key) return own < key;
    const at = this.rowAt(index);
    const difference = this.#session.timeAt(at) - this.#session.timeAt(row);
    return difference < 0 || (difference === 0 && at < row);
  }
}
