import { useEffect, useMemo } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { type FindQuery, patternOf } from './find-query.ts';
import type { Search } from './find-store.ts';

/** How the content that is on show is searched. */
export interface Findable {
  /** What is searched: another object begins a new search. */
  readonly content: unknown;
  /** Null when `query` finds nothing here. */
  readonly searchFor: (query: FindQuery) => Search | null;
  /** Brings a match into view. */
  readonly reveal: (place: number) => void;
}

/** Lets Details search in what is on show. Returns what is to be marked in it. */
export function useFind({ content, searchFor, reveal }: Findable): RegExp | null {
  const { find } = usePanel().details;
  const isOpen = find.isOpen.value;
  const query = find.query.value;
  const current = find.current.value;
  const attempt = find.attempt.value;
  useEffect(() => {
    const search = isOpen ? searchFor(query) : null;
    if (search) void find.search(search);
    return () => find.stop();
  }, [content, isOpen, query, attempt]);
  useEffect(() => {
    if (current >= 0) reveal(find.place);
  }, [current, query, content]);
  return useMemo(() => (isOpen ? patternOf(query) : null), [isOpen, query]);
}
