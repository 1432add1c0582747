import { useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { KEY_GROUPS } from './key-groups.ts';
import css from './key-sheet.module.css';
import { PushButton } from './push-button.tsx';

/** Every key and what it does. */
export function KeySheet() {
  const { keySheet, services, wording } = usePanel();
  const dialog = useRef<HTMLDialogElement>(null);
  if (!keySheet.isOpen.value) return null;
  const onClose = () => {
    keySheet.isOpen.value = false;
  };
  return (
    <DialogFrame title={wording.text('keySheet')} dialog={dialog} onClose={onClose}>
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
      <div class={css.foot}>
        <PushButton onClick={() => dialog.current?.close()}>{wording.text('close')}</PushButton>
      </div>
    </DialogFrame>
  );
}
