/** Rows on show, by position. */
export interface RowList {
  readonly length: number;
  /** -1 beyond the end. */
  rowAt(position: number): number;
}

export interface HeartbeatFacts {
  isHeartbeat(row: number): boolean;
  /** Whether it is known by now what the row is. */
  isKnown(row: number): boolean;
}

/** Fewer of them in a row are shown as they are. */
const SHORTEST_RUN = 2;
const STEPS = 4_096;

/**
 * Runs of heartbeats in a list of rows, each folded into its first row. Only the runs are kept, so a list without
 * heartbeats costs nothing. `position` is a place in the list, `index` one among what is left after folding.
 */
export class HeartbeatFolds {
  readonly #list: RowList;
  readonly #facts: HeartbeatFacts;
  #starts: number[] = [];
  #lengths: number[] = [];
  #firstRows: number[] = [];
  /** Rows that are hidden by the runs before each. */
  #hiddenBefore: number[] = [];
  /** First rows of runs that the user has opened. */
  readonly #open = new Set<number>();
  /** Positions that were looked at, and the row of the last one: it tells whether rows have come between. */
  #seen = 0;
  #lastRow = -1;
  /** Heartbeats in a row at the end of what was seen. */
  #tail = 0;

  constructor(list: RowList, facts: HeartbeatFacts) {
    this.#list = list;
    this.#facts = facts;
  }

  /** Rows that are left. */
  get length(): number {
    return this.#list.length - this.#hiddenTo(this.#starts.length);
  }

  /** Looks at rows that came, until all are seen or `isTimeUp`. Returns whether it is through. */
  advance(isTimeUp: () => boolean): boolean {
    this.#resync();
    do {
      const end = Math.min(this.#list.length, this.#seen + STEPS);
      while (this.#seen < end) {
        const row = this.#list.rowAt(this.#seen);
        if (!this.#facts.isKnown(row)) return true;
        this.#look(row);
      }
    } while (this.#seen < this.#list.length && !isTimeUp());
    return this.#seen >= this.#list.length;
  }

  positionOf(index: number): number {
    const run = this.#lastRun((at) => this.#startOf(at) - (this.#hiddenBefore[at] ?? 0) <= index);
    if (run < 0) return index;
    const start = this.#startOf(run);
    const before = this.#hiddenBefore[run] ?? 0;
    return index === start - before ? start : index + this.#hiddenTo(run + 1);
  }

  /** Where the row at `position` stands: of a folded one, its run. */
  indexOf(position: number): number {
    const run = this.#lastRun((at) => this.#startOf(at) <= position);
    if (run < 0) return position;
    const start = this.#startOf(run);
    const isInside = position < start + (this.#lengths[run] ?? 0);
    if (isInside && !this.#isOpen(run)) return start - (this.#hiddenBefore[run] ?? 0);
    return position - this.#hiddenTo(run + 1);
  }

  /** Heartbeats of the run that begins at `position`; 0 when none does. */
  runAt(position: number): number {
    const run = this.#lastRun((at) => this.#startOf(at) <= position);
    return run >= 0 && this.#starts[run] === position ? (this.#lengths[run] ?? 0) : 0;
  }

  isOpenAt(position: number): boolean {
    return this.#open.has(this.#list.rowAt(position));
  }

  /** Folds or unfolds the run that begins at `position`. */
  toggleAt(position: number): void {
    const row = this.#list.rowAt(position);
    if (!this.#open.delete(row)) this.#open.add(row);
    this.#count(0);
  }

  #look(row: number): void {
    if (!this.#facts.isHeartbeat(row)) this.#tail = 0;
    else if (++this.#tail === SHORTEST_RUN) {
      const start = this.#seen - SHORTEST_RUN + 1;
      this.#hiddenBefore.push(this.#hiddenTo(this.#starts.length));
      this.#starts.push(start);
      this.#firstRows.push(this.#list.rowAt(start));
      this.#lengths.push(SHORTEST_RUN);
    } else if (this.#tail > SHORTEST_RUN) this.#lengths[this.#lengths.length - 1] = this.#tail;
    this.#seen++;
    this.#lastRow = row;
  }

  /** A row that came between others has moved all after it: the runs from there on are looked for again. */
  #resync(): void {
    if (this.#seen === 0 || this.#list.rowAt(this.#seen - 1) === this.#lastRow) return;
    const good = Math.max(
      0,
      this.#lastRun((at) => this.#list.rowAt(this.#startOf(at)) === this.#firstRows[at]),
    );
    for (const values of [this.#starts, this.#lengths, this.#firstRows, this.#hiddenBefore]) values.length = good;
    this.#seen = good === 0 ? 0 : this.#startOf(good - 1) + (this.#lengths[good - 1] ?? 0);
    this.#tail = good === 0 ? 0 : (this.#lengths[good - 1] ?? 0);
    this.#lastRow = this.#list.rowAt(this.#seen - 1);
  }

  #count(from: number): void {
    for (let run = Math.max(1, from); run < this.#starts.length; run++) this.#hiddenBefore[run] = this.#hiddenTo(run);
  }

  /** Rows that the first `runs` runs hide. */
  #hiddenTo(runs: number): number {
    if (runs === 0) return 0;
    const last = runs - 1;
    return (this.#hiddenBefore[last] ?? 0) + (this.#isOpen(last) ? 0 : (this.#lengths[last] ?? 1) - 1);
  }

  #startOf(run: number): number {
    return this.#starts[run] ?? -1;
  }

  #isOpen(run: number): boolean {
    return this.#open.has(this.#firstRows[run] ?? -1);
  }

  /** The last run that `isBefore` holds for; it holds for all before that one. -1 for none. */
  #lastRun(isBefore: (run: number) => boolean): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(middle)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
