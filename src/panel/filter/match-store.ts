import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { FilterStore } from '../stores/filter-store.ts';
import { MessageView, type ViewOptions } from '../stores/message-view.ts';
import type { SelectionStore } from '../stores/selection-store.ts';

interface MatchOptions {
  /** Without its filter. */
  readonly facts: Omit<ViewOptions, 'filter'>;
  readonly filter: FilterStore;
  readonly view: MessageView;
  readonly selection: SelectionStore;
}

/** The rows that match what is sought: those on show, or, while they are only highlighted, some of these. */
export class MatchStore {
  /** Steps when others match. */
  readonly revision: ReadonlySignal<number>;
  /** Whether anything is sought. */
  readonly isActive: ReadonlySignal<boolean>;
  readonly dispose: () => void;
  /** Only while highlighting: everything else would be looked at twice. */
  readonly #own = signal<MessageView | null>(null);
  readonly #view: MessageView;
  readonly #selection: SelectionStore;

  constructor({ facts, filter, selection, view }: MatchOptions) {
    this.#view = view;
    this.#selection = selection;
    this.isActive = computed(() => filter.sought.value.query.type !== 'all' || filter.sought.value.direction !== 'all');
    const stop = effect(() => {
      const isWanted = filter.isHighlighting.value && this.isActive.value;
      untracked(() => this.#own.value?.dispose());
      this.#own.value = isWanted ? untracked(() => new MessageView({ ...facts, filter: filter.sought })) : null;
    });
    // Below zero while highlighting: to change from one view to the other is a step, too.
    this.revision = computed(() => (this.#own.value ? -1 - this.#own.value.revision.value : view.revision.value));
    this.dispose = () => {
      stop();
      this.#own.value?.dispose();
    };
  }

  get count(): number {
    return this.#matches.matches;
  }

  /** Of the row that is looked at, from 1; 0 when it does not match. */
  get position(): number {
    const row = this.#selection.row.value;
    return this.#matches.isMatch(row) ? this.#matches.matchesBefore(row) + 1 : 0;
  }

  /** Why not all matches may be there: a regular expression was given up. */
  get isStopped(): boolean {
    return this.#matches.isStopped.value;
  }

  /** What looks through the rows at the moment, each for its own. Reads signals. */
  get searches(): readonly MessageView[] {
    return this.#own.value ? [this.#view, this.#own.value] : [this.#view];
  }

  /** Whether a row is to be marked among others. */
  isMarked(row: number): boolean {
    return (this.#own.value?.positionOf(row) ?? -1) >= 0;
  }

  /** Looks at the next match or the one before; after the last comes the first. */
  step(by: 1 | -1): void {
    const { length } = this.#matches;
    if (this.count === 0) return;
    let to = this.#placeFrom(by) + length;
    while (!this.#matches.isMatch(this.#matches.rowAt(to % length))) to += by;
    this.#selection.isFollowing.value = false;
    this.#selection.selectRow(this.#matches.rowAt(to % length));
  }

  get #matches(): MessageView {
    return this.#own.value ?? this.#view;
  }

  #placeFrom(by: 1 | -1): number {
    const row = this.#selection.row.peek();
    const position = this.#matches.positionOf(row);
    if (position >= 0) return position + by;
    const place = row < 0 ? 0 : this.#matches.placeOf(row);
    return by > 0 ? place : place - 1;
  }
}
