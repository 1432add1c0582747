import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { TimeSpan } from '../../session/statistics/time-span.ts';
import { patternError } from '../matching/pattern-matcher.ts';
import { NO_CONNECTIONS, type RowFilter, SHOW_ALL } from '../view/row-filter.ts';

/** What the user asks to see, as it is typed, and as far as it can be applied. */
export class FilterStore {
  readonly query = signal('');
  readonly isPattern = signal(false);
  readonly direction = signal<RowFilter['direction']>('all');
  /** Connections of the session; null for all. */
  readonly connections = signal<ReadonlySet<string> | null>(null);
  /** Connections that the user has put out of sight. */
  readonly hiddenConnections = signal(NO_CONNECTIONS);
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
      const [connections, hiddenConnections] = [this.connections.value, this.hiddenConnections.value];
      return { ...valid, direction: this.direction.value, connections, hiddenConnections, span: this.span.value };
    });
  }

  /** Forgets the choice of connections that are no more; with none left, all are shown. */
  forgetConnections(exists: (id: string) => boolean): void {
    const kept = (ids: ReadonlySet<string>) => new Set([...ids].filter(exists));
    const chosen = this.connections.value && kept(this.connections.value);
    if (chosen?.size !== this.connections.value?.size) this.connections.value = chosen?.size ? chosen : null;
    const hidden = kept(this.hiddenConnections.value);
    if (hidden.size !== this.hiddenConnections.value.size) this.hiddenConnections.value = hidden;
  }

  /** Shows every message of the chosen connection again. */
  clear(): void {
    this.query.value = '';
    this.direction.value = 'all';
    this.span.value = null;
  }
}
