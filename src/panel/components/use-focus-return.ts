import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { mainStops, regainFocus } from '../focus/focus-stops.ts';

/**
 * When an element goes with the focus in it, the focus goes back to what had it before the element got it; where that is
 * gone, or was a row, to the row that the keyboard is on.
 */
export function useFocusReturn(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element: HTMLElement | null = ref.current;
    if (!element) return;
    let before: HTMLElement | null = null;
    const onFocusIn = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof HTMLElement && !element.contains(relatedTarget)) before = relatedTarget;
    };
    element.addEventListener('focusin', onFocusIn);
    return () => {
      element.removeEventListener('focusin', onFocusIn);
      // The elements of rows are those of other rows by and by.
      const stop = before?.matches('[role="row"]') === true ? null : before;
      if (element.contains(document.activeElement)) queueMicrotask(() => regainFocus([stop, ...mainStops()]));
    };
  }, []);
}
