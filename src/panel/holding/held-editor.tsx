import { useLayoutEffect, useRef } from 'preact/hooks';
import { PushButton } from '../components/push-button.tsx';
import { composeProblemText } from '../composing/compose-problem-text.ts';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import { PAYLOAD_FORMS, type PayloadForm } from '../text/draft.ts';
import type { Wording } from '../text/wording.ts';
import type { HoldEdit, HoldResult } from './hold-edit.ts';
import css from './hold-queue.module.css';

const FORM_NAMES: Readonly<Record<PayloadForm, MessageKey>> = {
  text: 'formText',
  json: 'formJson',
  hex: 'formHex',
  base64: 'formBase64Bytes',
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
  const problem = problemText(wording, result, draft.content);
  useLayoutEffect(() => box.current?.focus(), [edit]);
  const onKeyDown = (event: KeyboardEvent) => {
    const isRelease = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isRelease && event.key !== 'Escape') return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
    if (!isRelease) onClose();
    else if (result.ok && !isGone) onRelease();
  };
  return (
    <div class={css.editor} role="group" aria-label={wording.text('heldEditor')} onKeyDown={onKeyDown}>
      <textarea
        ref={box}
        class={css.box}
        aria-label={wording.text('heldMessage')}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : PROBLEM}
        spellcheck={false}
        value={draft.content}
        onInput={({ currentTarget }) => edit.type(currentTarget.value)}
      />
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
            edit.convert(PAYLOAD_FORMS.find((form) => form === currentTarget.value) ?? draft.form)
          }
        >
          {PAYLOAD_FORMS.map((form) => (
            <option key={form} value={form} disabled={!edit.canConvert(form)}>
              {wording.text(FORM_NAMES[form])}
            </option>
          ))}
        </select>
        <PushButton tone="main" title="Ctrl+Enter" disabled={!result.ok || isGone} onClick={onRelease}>
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
  if (result.error === 'too-long') return wording.text('tooLong');
  return composeProblemText(wording, { ...result, ...(result.at === undefined ? {} : { from: result.at }) }, content);
}
