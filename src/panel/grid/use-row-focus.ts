import { useLayoutEffect } from 'preact/hooks';
import { afterFrame } from '../components/after-frame.ts';
import type { ScrollState } from '../components/use-viewport.ts';

/** The focus on a row goes to the row that is looked at, whatever has chosen that: a key that leads to the next match. */
export function useRowFocus({ ref }: ScrollState, row: number): void {
  const isOnRow = () =>
    document.activeElement?.matches('[role="row"]') && ref.current?.contains(document.activeElement);
  useLayoutEffect(() => {
    if (!isOnRow()) return;
    afterFrame(() => {
      // The user may have gone on to something else.
      if (isOnRow())
        ref.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true });
    });
  }, [row]);
}
