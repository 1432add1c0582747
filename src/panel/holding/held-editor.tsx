import { useLayoutEffect, useRef } from 'preact/hooks';
import { PushButton } from '../components/push-button.tsx';
import { composeProblemText } from '../composing/compose-problem-text.ts';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import type { Wording } from '../text/wording.ts';
import { HeldFile } from './held-file.tsx';
import { HOLD_FORMS, type HoldEdit, type HoldForm, type HoldResult } from './hold-edit.ts';
import css from './hold-queue.module.css';

const FORM_NAMES: Readonly<Record<HoldForm, MessageKey>> = {
  text: 'formText',
  json: 'formJson',
  hex: 'formHex',
  base64: 'formBase64Bytes',
  file: 'formFile',
};
const PROBLEM = 'held-problem';

interface HeldEditorProps {
  readonly edit: HoldEdit;
  /** It waits no more: the user may still copy what is written here. */
  readonly isGone: boolean;
  readonly onRelease: () => void;
  readonly onClose: () => void;
}

/** Where a held message is edited before it goes on. */
export function HeldEditor({ edit, isGone, onRelease, onClose }: HeldEditorProps) {
  const { wording } = usePanel();
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = edit.draft.value;
  const result = edit.result.value;
  const content = draft.form === 'file' ? '' : draft.content;
  const problem = edit.reading.value ? null : problemText(wording, result, content);
  const canRelease = result.ok && !isGone && !edit.isReleasing.value;
  useLayoutEffect(() => box.current?.focus(), [edit, edit.focusWish.value]);
  const onKeyDown = (event: KeyboardEvent) => {
    const isRelease = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isRelease && event.key !== 'Escape') return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
    if (!isRelease) onClose();
    else if (canRelease) onRelease();
  };
  return (
    <div class={css.editor} role="group" aria-label={wording.text('heldEditor')} onKeyDown={onKeyDown}>
      {draft.form === 'file' ? (
        <HeldFile edit={edit} file={draft.file} />
      ) : (
        <textarea
          ref={box}
          class={css.box}
          aria-label={wording.text('heldMessage')}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : PROBLEM}
          spellcheck={false}
          value={content}
          onInput={({ currentTarget }) => edit.type(currentTarget.value)}
        />
      )}
      {problem !== null && (
        <p id={PROBLEM} class={css.problem} role="alert">
          {problem}
        </p>
      )}
      {isGone && <p class={css.problem}>{wording.text('heldGone')}</p>}
      <div class={css.tools}>
        <select
          aria-label={wording.text('payloadForm')}
          value={draft.form}
          onChange={({ currentTarget }) =>
            edit.convert(HOLD_FORMS.find((form) => form === currentTarget.value) ?? draft.form)
          }
        >
          {HOLD_FORMS.map((form) => (
            <option key={form} value={form} disabled={!edit.canConvert(form)}>
              {wording.text(FORM_NAMES[form])}
            </option>
          ))}
        </select>
        <PushButton tone="main" title="Ctrl+Enter" disabled={!canRelease} onClick={onRelease}>
          {wording.text('releaseEdited')}
        </PushButton>
        <PushButton title="Esc" onClick={onClose}>
          {wording.text('cancel')}
        </PushButton>
      </div>
    </div>
  );
}

/** What keeps it from going on; null when nothing does. */
function problemText(wording: Wording, result: HoldResult, content: string): string | null {
  if (result.ok) return null;
  return composeProblemText(wording, { ...result, ...(result.at === undefined ? {} : { from: result.at }) }, content);
}
