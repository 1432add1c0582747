import { usePanel } from '../panel-model.ts';
import type { CompletionState } from './use-completions.ts';

/** The keys of the search box: those of its list, then the next match and the one before. */
export function useFilterKeys({ close, offer, onKey }: CompletionState): (event: KeyboardEvent) => void {
  const { filter, matches } = usePanel();
  return (event) => {
    if (event.isComposing || event.altKey || event.metaKey) return;
    if (event.ctrlKey) {
      if (event.key !== ' ') return;
      event.preventDefault();
      return offer();
    }
    if (!event.shiftKey && onKey(event.key)) {
      event.preventDefault();
      event.stopPropagation(); // or Escape would close Details as well
    } else if (event.key === 'Enter') {
      event.preventDefault();
      close();
      matches.step(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape' && filter.query.value !== '') {
      event.preventDefault();
      event.stopPropagation();
      filter.query.value = '';
    }
  };
}
