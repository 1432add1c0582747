import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SelectionStore } from '../stores/selection-store.ts';
import type { ScrollState } from './use-viewport.ts';

/** Px from the end that still count as the end: scroll positions are fractions on some screens. */
const SLACK = 3;

interface ListState {
  readonly isSorted: boolean;
  readonly rowCount: number;
}

/**
 * Keeps a list at its newest row until the user scrolls up, and again when they come back; a list `isSorted` has its
 * newest row anywhere and follows nothing. Returns its `onScroll`.
 */
export function useTail(
  { ref, height, update }: ScrollState,
  { isFollowing }: SelectionStore,
  { isSorted, rowCount }: ListState,
): () => void {
  const last = useRef(0);
  // Not after each drawing: it has everything laid out at once.
  useLayoutEffect(() => {
    if (isFollowing.value && ref.current) ref.current.scrollTop = ref.current.scrollHeight;
  }, [isFollowing.value, height, rowCount]);
  return () => {
    if (!ref.current) return;
    const { clientHeight, scrollHeight, scrollTop } = ref.current;
    // Only upwards is the user's will: between new rows and the move to them, the end is out of sight as well.
    if (scrollTop >= scrollHeight - clientHeight - SLACK) isFollowing.value = !isSorted;
    else if (scrollTop < last.current) isFollowing.value = false;
    last.current = scrollTop;
    update();
  };
}
