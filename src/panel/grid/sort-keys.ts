import type { Session } from '../../session/session.ts';

export const SORT_COLUMNS = ['time', 'kind', 'size', 'latency'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** Rows in another order than that of their arrival. */
export interface Sort {
  readonly column: SortColumn;
  readonly isDescending: boolean;
}

/** Different kinds that are told apart; a page that makes more of them has the rest at the end. */
const KINDS = 4_096;

/** What has nothing to be sorted by comes last, whichever way. */
export const LAST = Number.POSITIVE_INFINITY;

/** The numbers that rows are sorted by. */
export class SortKeys {
  readonly #session: Session;
  readonly #sort: Sort;
  #ranks: ReadonlyMap<string, number> = new Map();
  readonly #kinds = new Set<string>();

  constructor(session: Session, sort: Sort) {
    this.#session = session;
    this.#sort = sort;
  }

  /** Must be told of each row before its key is asked for; only kinds need it. */
  note(row: number): void {
    if (this.#sort.column === 'kind' && this.#kinds.size < KINDS) this.#kinds.add(this.#session.meanings.typeAt(row));
  }

  /** Ends the telling. */
  rank(): void {
    const kinds = [...this.#kinds].filter((kind) => kind !== '').sort((a, b) => (a < b ? -1 : 1));
    this.#ranks = new Map(kinds.map((kind, rank) => [kind, rank]));
  }

  keyOf(row: number): number {
    const key = this.#ascending(row);
    if (key === undefined) return LAST;
    return this.#sort.isDescending ? -key : key;
  }

  #ascending(row: number): number | undefined {
    const kind = this.#session.kindAt(row);
    if (this.#sort.column === 'time') return this.#session.timeAt(row);
    if (kind !== 'sent' && kind !== 'received') return undefined;
    if (this.#sort.column === 'size') return this.#session.sizeAt(row);
    if (this.#sort.column === 'latency') return this.#session.meanings.latencyAt(row);
    return this.#ranks.get(this.#session.meanings.typeAt(row));
  }
}
