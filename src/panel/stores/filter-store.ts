import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { TimeSpan } from '../../session/statistics/time-span.ts';
import { patternError } from '../matching/pattern-matcher.ts';
import { type RowFilter, SHOW_ALL } from '../view/row-filter.ts';

/** What the user asks to see, as it is typed, and as far as it can be applied. */
export class FilterStore {
  readonly query = signal('');
  readonly isPattern = signal(false);
  readonly direction = signal<RowFilter['direction']>('all');
  /** A connection of the session; null for all. */
  readonly connection = signal<string | null>(null);
  /** The piece of time that is chosen in the timeline; null for all. */
  readonly span = signal<TimeSpan | null>(null);
  /** Why the query is no regular expression, in the browser's words; null when nothing is wrong. */
  readonly error: ReadonlySignal<string | null> = computed(() =>
    this.isPattern.value && this.query.value !== '' ? patternError(this.query.value) : null,
  );
  /** With the last query that could be applied: what is being typed does not empty the list. */
  readonly applied: ReadonlySignal<RowFilter>;

  constructor() {
    let valid: Pick<RowFilter, 'query' | 'isPattern'> = SHOW_ALL;
    this.applied = computed(() => {
      if (this.error.value === null) valid = { query: this.query.value, isPattern: this.isPattern.value };
      return { ...valid, direction: this.direction.value, connection: this.connection.value, span: this.span.value };
    });
  }

  /** Shows every message of the chosen connection again. */
  clear(): void {
    this.query.value = '';
    this.direction.value = 'all';
    this.span.value = null;
  }
}
