import { useLayoutEffect, useRef } from 'preact/hooks';
import { afterFrame } from './after-frame.ts';
import type { ScrollState } from './use-viewport.ts';

/**
 * Focuses the tab stop of a list, which `selector` finds, when the next drawing is on the screen, once the returned
 * function was called; and at once when drawing rows anew has made the focused one vanish.
 */
export function useFocusWish({ ref }: ScrollState, selector = '[tabindex="0"]'): () => void {
  const wish = useRef({ isOpen: false });
  const hadFocus = ref.current?.contains(document.activeElement) ?? false;
  const focusStop = () => {
    // Without scrolling: whoever wishes has brought it into view, and if not, it was not to be.
    ref.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    const isWished: boolean = wish.current.isOpen;
    wish.current.isOpen = false;
    if (hadFocus && document.activeElement === document.body) focusStop();
    else if (isWished) {
      afterFrame(() => {
        const { activeElement } = document;
        // The user may have gone on to something else.
        if (activeElement === document.body || ref.current?.contains(activeElement) === true) focusStop();
      });
    }
  });
  return () => {
    wish.current.isOpen = true;
  };
}
