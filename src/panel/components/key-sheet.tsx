import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { KEY_GROUPS } from './key-groups.ts';
import css from './key-sheet.module.css';
import { PushButton } from './push-button.tsx';

/** Escape closes the sheet, and nothing under it. Once closed, it may have the focus for a moment: keys are the panel's. */
const keepKey = (event: KeyboardEvent & { readonly currentTarget: HTMLDialogElement }) => {
  if (event.currentTarget.open) event.stopPropagation();
};

/** Every key and what it does. */
export function KeySheet() {
  const { keySheet, services, wording } = usePanel();
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = keySheet.isOpen.value;
  useLayoutEffect(() => {
    if (!isOpen || !dialog.current || dialog.current.open) return;
    dialog.current.showModal();
    dialog.current.scrollTop = 0; // the button that gets the focus stands at the end
  }, [isOpen]);
  if (!isOpen) return null;
  const onClose = () => {
    keySheet.isOpen.value = false;
  };
  return (
    <dialog ref={dialog} class={css.sheet} aria-labelledby="key-sheet-title" onClose={onClose} onKeyDown={keepKey}>
      <h2 id="key-sheet-title">{wording.text('keySheet')}</h2>
      <div class={css.groups}>
        {KEY_GROUPS.map(({ where, lines }) => (
          <section key={where} class={css.group} aria-label={wording.text(where)}>
            <h3>{wording.text(where)}</h3>
            <dl>
              {lines.map(({ keys, what, isForDebugger = false }) => {
                if (isForDebugger && !services.hasDebugger) return null;
                return (
                  <div key={what} class={css.key}>
                    <dt>
                      {keys.map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dt>
                    <dd>{wording.text(what)}</dd>
                  </div>
                );
              })}
            </dl>
          </section>
        ))}
      </div>
      <PushButton onClick={() => dialog.current?.close()}>{wording.text('close')}</PushButton>
    </dialog>
  );
}
