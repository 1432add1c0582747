import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type ParsedQuery, parseQuery } from '../../query/parse-query.ts';
import { patternProblem } from '../../query/pattern-problem.ts';
import { printQuery } from '../../query/print-query.ts';
import { ALL, allOf, type Query } from '../../query/query.ts';
import { lengthError, type QueryError } from '../../query/query-error.ts';
import { narrowed } from '../../session/query/narrow-query.ts';
import type { TimeSpan } from '../../session/statistics/time-span.ts';
import { NO_CONNECTIONS, type RowFilter } from '../view/row-filter.ts';

const EVERYTHING = { query: ALL, direction: 'all' } as const;
const NO_ERRORS: readonly QueryError[] = [];

/** What the user asks to see, as it is typed, and as far as it can be applied. */
export class FilterStore {
  /** The text of the box. */
  readonly query = signal('');
  /** Whether the whole text is one regular expression, and no query. */
  readonly isPattern = signal(false);
  readonly direction = signal<RowFilter['direction']>('all');
  /** Connections of the session; null for all. */
  readonly connections = signal<ReadonlySet<string> | null>(null);
  /** Connections that the user has put out of sight. */
  readonly hiddenConnections = signal(NO_CONNECTIONS);
  /** The piece of time that is chosen in the timeline; null for all. */
  readonly span = signal<TimeSpan | null>(null);
  /** Whether every row is shown, and what is sought only marked. */
  readonly isHighlighting = signal(false);
  /** What is wrong with the text. */
  readonly errors: ReadonlySignal<readonly QueryError[]>;
  /** What is sought by text and direction: the last that could be understood, so that typing does not empty the list. */
  readonly asked: ReadonlySignal<Query>;
  /** All that is sought, and nothing else. */
  readonly sought: ReadonlySignal<RowFilter>;
  /** What is shown. */
  readonly applied: ReadonlySignal<RowFilter>;

  /** `saved`: what is sought besides, of the filters that the user has saved. */
  constructor(saved: ReadonlySignal<Query> = signal(ALL)) {
    const parsed = computed(() => parsedText(this.query.value, this.isPattern.value));
    this.errors = computed(() => (parsed.value.ok ? NO_ERRORS : parsed.value.errors));
    let valid: Query = ALL;
    this.asked = computed(() => {
      // The same query in other words is no reason to look at every row again.
      if (parsed.value.ok && !isSame(parsed.value.query, valid)) valid = parsed.value.query;
      return valid;
    });
    const places = computed(() => ({
      connections: this.connections.value,
      hiddenConnections: this.hiddenConnections.value,
      span: this.span.value,
    }));
    const sought = computed(() => ({ query: allOf([this.asked.value, saved.value]), direction: this.direction.value }));
    this.sought = computed(() => ({ ...places.value, ...sought.value, keepsLosses: false }));
    this.applied = computed(() => ({
      ...places.value,
      ...(this.isHighlighting.value ? EVERYTHING : sought.value),
      keepsLosses: true,
    }));
  }

  /** Asks for this as well. A query of the same field takes the place of the one before; text that is none is ignored. */
  narrow(more: Query | string): void {
    const parsed = typeof more === 'string' ? parseQuery(more) : { ok: true as const, query: more };
    if (!parsed.ok) return;
    const text = printQuery(narrowed(this.asked.peek(), parsed.query));
    this.isPattern.value = false;
    this.query.value = text;
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

const isSame = (a: Query, b: Query): boolean => printQuery(a) === printQuery(b);

function parsedText(text: string, isPattern: boolean): ParsedQuery {
  if (!isPattern || text === '' || lengthError(text)) return parseQuery(text);
  const detail = patternProblem(text, PATTERN_FLAGS);
  if (detail !== null) return { ok: false, errors: [{ at: 0, length: text.length, expected: 'pattern', detail }] };
  // `source` has every slash escaped, so that it can be written between slashes.
  return { ok: true, query: { type: 'pattern', source: new RegExp(text, PATTERN_FLAGS).source, flags: PATTERN_FLAGS } };
}

const PATTERN_FLAGS = 'i';
