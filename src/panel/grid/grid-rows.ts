import { effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { Session } from '../../session/session.ts';
import type { PanelSettings } from '../panel-services.ts';
import type { MessageView } from '../stores/message-view.ts';
import { nextTask } from '../stores/next-task.ts';
import type { RowFilter } from '../view/row-filter.ts';
import { HeartbeatFolds } from './heartbeat-folds.ts';
import type { Sort } from './sort-keys.ts';
import { SortedRows } from './sorted-rows.ts';

const SETTING = 'foldHeartbeats';
/** Milliseconds of work between two frames; and of the folding for which whatever began it waits. */
const SLICE = 6;
const FIRST_SLICE = 2;
/** Sorted rows are sorted anew after ms, or this many times as long as it took, whichever is more. */
const CALM = 1_000;
const CALM_FACTOR = 5;

/** Of the session, the view and the meanings: what folds and sorted rows depend on. */
interface Basis {
  readonly generation: number;
  readonly removals: number;
  readonly filter: RowFilter;
  readonly edition: number;
}

export interface GridRowsOptions {
  readonly session: Session;
  readonly view: MessageView;
  readonly settings: PanelSettings;
  /** Steps when more is known of what messages mean. */
  readonly meaningRevision: ReadonlySignal<number>;
}

/**
 * The rows of the grid: those of the view, with runs of heartbeats folded, or all of them sorted. `index` is a place
 * among them, `row` a row of the session.
 */
export class GridRows {
  /** Steps when the rows have changed. */
  readonly revision = signal(0);
  readonly isFolding: Signal<boolean> = signal(true);
  /** The order that is asked for; null for that of arrival. */
  readonly sort: Signal<Sort | null> = signal(null);
  /** The order that is shown: sorting takes its time. */
  readonly shownSort: Signal<Sort | null> = signal(null);
  /** How far the order that is asked for has come, from 0 to 1. */
  readonly sortProgress = signal(0);
  readonly dispose: () => void;
  readonly #options: GridRowsOptions;
  #folds: HeartbeatFolds;
  #sorted: SortedRows | null = null;
  /** What folds and sorted rows were made of. */
  #basis: Basis | null = null;
  #isFoldRunning: boolean = false;
  /** The sort that is under way; its number becomes another when it is to stop. */
  #turn: number = 0;
  #isSortRunning: boolean = false;
  #sortAgain: ReturnType<typeof setTimeout> | undefined;

  constructor(options: GridRowsOptions) {
    this.#options = options;
    this.#folds = this.#makeFolds();
    const stop = effect(() => {
      void options.view.revision.value;
      void options.meaningRevision.value;
      void this.isFolding.value;
      untracked(() => this.#follow());
    });
    const stopSort = effect(() => {
      const sort = this.sort.value;
      untracked(() => {
        if (sort) return void this.#runSort(sort);
        this.#turn++;
        this.#isSortRunning = false;
        this.#show(null, null);
      });
    });
    this.dispose = () => {
      stop();
      stopSort();
      clearTimeout(this.#sortAgain);
      this.#turn++;
    };
  }

  get length(): number {
    this.#check();
    return this.#sorted?.length ?? (this.isFolding.peek() ? this.#folds.length : this.#options.view.length);
  }

  /** -1 beyond the end. */
  rowAt(index: number): number {
    this.#check();
    return this.#sorted ? this.#sorted.rowAt(index) : this.#options.view.rowAt(this.#positionOf(index));
  }

  /** Where a row stands, or the run that it is folded into; -1 when it is not shown. */
  indexOf(row: number): number {
    this.#check();
    if (this.#sorted) return this.#sorted.indexOf(row);
    const position = this.#options.view.positionOf(row);
    return position >= 0 && this.isFolding.peek() ? this.#folds.indexOf(position) : position;
  }

  /** Heartbeats of the run that begins at a row; 0 for any other row. */
  heartbeatsAt(index: number): number {
    return this.#isFolded ? this.#folds.runAt(this.#positionOf(index)) : 0;
  }

  isOpenAt(index: number): boolean {
    return this.#folds.isOpenAt(this.#positionOf(index));
  }

  /** Folds or unfolds a run of heartbeats. */
  toggleAt(index: number): void {
    if (this.heartbeatsAt(index) === 0) return;
    this.#folds.toggleAt(this.#positionOf(index));
    this.revision.value++;
  }

  /** Stays with the order that is shown. */
  cancelSort(): void {
    this.sort.value = this.shownSort.value;
  }

  /** Folds runs of heartbeats, or shows every one. */
  setFolding(on: boolean): void {
    this.isFolding.value = on;
    void this.#options.settings.write(SETTING, on);
  }

  async load(): Promise<void> {
    const saved = await this.#options.settings.read(SETTING);
    if (typeof saved === 'boolean') this.isFolding.value = saved;
  }

  /** Calls `visit` for every row of the session from one index to another, those of folded runs included. */
  forEach(from: number, to: number, visit: (row: number) => void): void {
    if (this.#sorted) {
      for (let index = from; index <= to; index++) visit(this.rowAt(index));
      return;
    }
    const { view } = this.#options;
    const run = this.heartbeatsAt(to);
    const last = this.#positionOf(to) + (run > 0 && !this.isOpenAt(to) ? run - 1 : 0);
    for (let position = this.#positionOf(from); position <= last; position++) visit(view.rowAt(position));
  }

  get #isFolded(): boolean {
    this.#check();
    return !this.#sorted && this.isFolding.peek();
  }

  #positionOf(index: number): number {
    return this.isFolding.peek() ? this.#folds.positionOf(index) : index;
  }

  #makeFolds(): HeartbeatFolds {
    const { session, view } = this.#options;
    const { meanings } = session;
    return new HeartbeatFolds(view, {
      isHeartbeat: (row) => meanings.isHeartbeatAt(row),
      isKnown: (row) => row < meanings.decodedRows,
    });
  }

  /** Other rows, or messages that are decoded anew, make what was found void, also before anybody was told. */
  #check(): void {
    const { session, view } = this.#options;
    const { generation, removals } = session;
    const { edition } = session.meanings;
    const { filter } = view;
    const old = this.#basis;
    // Asked for each row that is drawn: it makes nothing new unless something is.
    if (old?.generation === generation && old.removals === removals && old.filter === filter && old.edition === edition)
      return;
    this.#basis = { generation, removals, filter, edition };
    this.#folds = this.#makeFolds();
    this.#sorted = null;
  }

  #follow(): void {
    this.#check();
    void this.#fold();
    if (this.sort.peek() && !this.#isSortRunning) this.#sortLater(this.#sorted ? CALM : 0);
    this.revision.value++;
  }

  async #fold(): Promise<void> {
    if (this.#isFoldRunning) return;
    this.#isFoldRunning = true;
    for (let slice = FIRST_SLICE; ; slice = SLICE) {
      const end = performance.now() + slice;
      const before = this.#folds.length;
      const isDone = !this.isFolding.peek() || this.#folds.advance(() => performance.now() > end);
      if (this.#folds.length !== before) this.revision.value++;
      if (isDone) break;
      await nextTask();
      this.#check();
    }
    this.#isFoldRunning = false;
  }

  #sortLater(delay: number): void {
    this.#sortAgain ??= setTimeout(() => {
      this.#sortAgain = undefined;
      const sort = this.sort.peek();
      if (sort && !this.#isSortRunning) void this.#runSort(sort);
    }, delay);
  }

  async #runSort(sort: Sort): Promise<void> {
    const turn = ++this.#turn;
    const { session, view } = this.#options;
    const start = performance.now();
    const revision = view.revision.peek();
    this.#isSortRunning = true;
    this.#check();
    const basis = this.#basis;
    const sorted = await inSlices(SortedRows.of(session, view, sort), (part) => {
      this.sortProgress.value = part;
      return this.#turn === turn && this.#basis === basis;
    });
    if (this.#turn !== turn) return;
    this.#isSortRunning = false;
    if (sorted) this.#show(sort, sorted);
    const calm = Math.max(CALM, CALM_FACTOR * (performance.now() - start));
    if (!sorted || view.revision.peek() !== revision) this.#sortLater(sorted ? calm : 0);
  }

  #show(sort: Sort | null, sorted: SortedRows | null): void {
    this.#sorted = sorted;
    this.shownSort.value = sort;
    this.revision.value++;
  }
}

/** Runs steps between frames; undefined when it is not to go on any more. */
async function inSlices<T>(steps: Generator<number, T>, goesOn: (part: number) => boolean): Promise<T | undefined> {
  for (let end = performance.now() + SLICE; ; ) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() < end) continue;
    await nextTask();
    if (!goesOn(value)) return undefined;
    end = performance.now() + SLICE;
  }
}
