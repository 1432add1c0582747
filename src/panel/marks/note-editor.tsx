import { useRef } from 'preact/hooks';
import { DialogFrame } from '../components/dialog-frame.tsx';
import { PushButton } from '../components/push-button.tsx';
import { mainStops, regainFocus } from '../focus/focus-stops.ts';
import { usePanel } from '../panel-model.ts';
import { markOf, writeNote } from './mark-actions.ts';
import css from './note-editor.module.css';

const LENGTH = 2_000;

/** Writes the note of a row. Escape leaves it as it was. */
export function NoteEditor() {
  const model = usePanel();
  const { notes, session, wording } = model;
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const row = notes.row.value;
  if (row === null) return null;
  const close = () => dialog.current?.close();
  const onClose = () => {
    notes.row.value = null;
    regainFocus(mainStops()); // where what had it before is gone
  };
  const save = (note: string) => {
    writeNote(model, row, note.trim());
    close();
  };
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLTextAreaElement }) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation(); // the dialog is closed when it hears of it
    save(event.currentTarget.value);
  };
  return (
    <DialogFrame title={wording.text('noteOn', String(session.seqAt(row)))} dialog={dialog} isNarrow onClose={onClose}>
      <textarea
        ref={field}
        class={css.note}
        rows={3}
        maxLength={LENGTH}
        aria-label={wording.text('note')}
        defaultValue={markOf(model, row).note}
        onKeyDown={onKeyDown}
      />
      <div class={css.buttons}>
        <PushButton tone="main" title="Enter" onClick={() => save(field.current?.value ?? '')}>
          {wording.text('saveNote')}
        </PushButton>
        <PushButton onClick={() => save('')}>{wording.text('removeNote')}</PushButton>
        <PushButton title="Esc" onClick={close}>
          {wording.text('cancel')}
        </PushButton>
      </div>
    </DialogFrame>
  );
}
