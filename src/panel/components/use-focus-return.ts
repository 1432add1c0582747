import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

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
      if (element.contains(document.activeElement)) queueMicrotask(() => giveBack(before));
    };
  }, []);
}

const MAIN = '#main-content';
/** The row that the keyboard is on; the list, when that row is out of sight; or what stands in its place. */
const MAIN_STOPS = ['[role="row"][tabindex="0"]', '[role="grid"]', '[tabindex="0"]'].map((stop) => `${MAIN} ${stop}`);

/** Nothing, when something else has taken the focus meanwhile. Nothing is scrolled: where the user is, they are. */
function giveBack(before: HTMLElement | null): void {
  if (document.activeElement !== document.body) return;
  ignoreHeldKey();
  // The elements of rows are those of other rows by and by.
  const isLasting = before?.isConnected === true && !before.matches('[role="row"]');
  const stops = MAIN_STOPS.map((stop) => document.querySelector<HTMLElement>(stop));
  for (const stop of isLasting ? [before, ...stops] : stops) {
    if (document.activeElement !== document.body) return;
    stop?.focus({ preventScroll: true });
  }
}

let endIgnoring = (): void => undefined;

/** The key that made an element go is still down: what has the focus then is not meant by it. */
function ignoreHeldKey(): void {
  endIgnoring();
  const over = new AbortController();
  endIgnoring = () => over.abort();
  const options = { capture: true, signal: over.signal };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.repeat) return endIgnoring();
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('keydown', onKeyDown, options);
  document.addEventListener('keyup', endIgnoring, options);
}
