import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ScrollState } from './use-viewport.ts';

/**
 * Focuses the tab stop of a list, which `selector` finds, after the next drawing, once the returned function was called;
 * and at once when drawing rows anew has made the focused one vanish.
 */
export function useFocusWish({ ref }: ScrollState, selector = '[tabindex="0"]'): () => void {
  const wish = useRef({ isOpen: false });
  const hadFocus = ref.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const isLost = hadFocus && document.activeElement === document.body;
    const isWished: boolean = wish.current.isOpen;
    if (!isWished && !isLost) return;
    wish.current.isOpen = false;
    // Without scrolling: whoever wishes has brought it into view, and if not, it was not to be.
    ref.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  });
  return () => {
    wish.current.isOpen = true;
  };
}
