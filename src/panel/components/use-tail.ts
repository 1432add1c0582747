import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SelectionStore } from '../stores/selection-store.ts';
import { afterFrame } from './after-frame.ts';
import type { ScrollState } from './use-viewport.ts';

/** Px from the end that still count as the end: scroll positions are fractions on some screens. */
const SLACK = 3;

/**
 * Keeps a list at its newest row until the user scrolls up, and again when they come back; a list `isSorted` has its
 * newest row anywhere and follows nothing. Returns its `onScroll`.
 */
export function useTail({ ref, update, isEcho }: ScrollState, { isFollowing }: SelectionStore, isSorted: boolean) {
  const last = useRef(0);
  useLayoutEffect(() => {
    const list: HTMLDivElement | null = ref.current;
    if (!isFollowing.value || !list) return;
    // It calls when the frame has been laid out, and once at the beginning: in an effect, scrolling would have all of
    // it laid out for each drawing.
    const observer = new ResizeObserver(() => {
      list.scrollTop = list.scrollHeight;
    });
    for (const part of [list, ...list.children]) observer.observe(part);
    return () => observer.disconnect();
  }, [isFollowing.value]);
  const look = () => {
    if (!ref.current) return;
    const { clientHeight, scrollHeight, scrollTop } = ref.current;
    // Only upwards is the user's will: between new rows and the move to them, the end is out of sight as well.
    if (scrollTop >= scrollHeight - clientHeight - SLACK) isFollowing.value = !isSorted;
    else if (scrollTop < last.current) isFollowing.value = false;
    last.current = scrollTop;
    update();
  };
  return () => {
    // Rows may have been drawn since: where they stand is cheap to ask when they are laid out.
    if (isEcho()) afterFrame(look);
    else look();
  };
}
