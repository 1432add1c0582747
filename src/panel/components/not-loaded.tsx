import { useLayoutEffect, useRef } from 'preact/hooks';
import { STOPS } from '../focus/focus-stops.ts';
import { usePanel } from '../panel-model.ts';
import css from './not-loaded.module.css';
import { PushButton } from './push-button.tsx';

/** What stands in the place of a part of the panel that could not be loaded. `again` tries to load it. */
export function NotLoaded({ again }: { readonly again: () => Promise<void> }) {
  const { wording } = usePanel();
  const told = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const { current: element } = told;
    return () => {
      if (element?.contains(document.activeElement)) focusWithin(element.parentElement);
    };
  }, []);
  return (
    <p ref={told} class={css.failed} role="alert">
      {wording.text('partNotLoaded')} <PushButton onClick={() => void again()}>{wording.text('workAgain')}</PushButton>
    </p>
  );
}

/** Who has pressed the button goes on in what has come in its place, once that is drawn. */
function focusWithin(place: HTMLElement | null): void {
  queueMicrotask(() => {
    if (document.activeElement === document.body) place?.querySelector<HTMLElement>(STOPS)?.focus();
  });
}
