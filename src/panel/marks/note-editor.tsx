import { useLayoutEffect, useRef } from 'preact/hooks';
import { focusMessages } from '../components/details-focus.ts';
import { PushButton } from '../components/push-button.tsx';
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
  useLayoutEffect(() => {
    if (row !== null && !dialog.current?.open) dialog.current?.showModal();
  }, [row]);
  if (row === null) return null;
  const close = () => dialog.current?.close();
  const onClose = () => {
    notes.row.value = null;
    focusMessages();
  };
  const save = (note: string) => {
    writeNote(model, row, note.trim());
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Enter' || event.shiftKey || event.target !== field.current) return;
    event.preventDefault();
    save(field.current?.value ?? '');
  };
  return (
    <dialog ref={dialog} class={css.editor} aria-labelledby="note-title" onClose={onClose} onKeyDown={onKeyDown}>
      <h2 id="note-title">{wording.text('noteOn', String(session.seqAt(row)))}</h2>
      <textarea
        ref={field}
        rows={3}
        maxLength={LENGTH}
        aria-label={wording.text('note')}
        defaultValue={markOf(model, row).note}
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
    </dialog>
  );
}
