import type { ComponentChildren, RefObject } from 'preact';
import { useId, useLayoutEffect } from 'preact/hooks';
import css from './dialog-frame.module.css';

interface DialogFrameProps {
  readonly title: string;
  /** What closes it: `close` on the element. */
  readonly dialog: RefObject<HTMLDialogElement | null>;
  /** As narrow as a form; else as wide as what is in it. */
  readonly isNarrow?: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Escape closes the dialog, and nothing under it. Once closed, it may have the focus for a moment: keys are the panel's. */
const keepKey = (event: KeyboardEvent & { readonly currentTarget: HTMLDialogElement }) => {
  if (event.currentTarget.open) event.stopPropagation();
};

/** A dialog that is open while it is there. */
export function DialogFrame({ title, dialog, isNarrow = false, onClose, children }: DialogFrameProps) {
  const id = useId();
  useLayoutEffect(() => {
    const opened: HTMLDialogElement | null = dialog.current;
    if (!opened) return;
    opened.showModal();
    opened.scrollTop = 0; // what gets the focus may stand at the end
  }, [dialog]);
  return (
    <dialog
      ref={dialog}
      class={css.dialog}
      data-narrow={isNarrow}
      aria-labelledby={id}
      onClose={onClose}
      onKeyDown={keepKey}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
