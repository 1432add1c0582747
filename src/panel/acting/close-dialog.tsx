import { useRef, useState } from 'preact/hooks';
import { DialogFrame } from '../components/dialog-frame.tsx';
import { PushButton } from '../components/push-button.tsx';
import type { MessageKey } from '../panel-services.ts';
import { closeCodeMeaning } from '../text/close-code.ts';
import { visibleText } from '../text/visible-text.ts';
import { type ActingModel, useActing } from './acting-model.ts';
import { canCut } from './closable.ts';
import { closeConnections } from './close-actions.ts';
import { type CloseProblem, closeCodeOf, closeProblem } from './close-check.ts';
import css from './close-dialog.module.css';
import { cutConnections } from './cut-connections.ts';

const PROBLEMS = {
  code: 'closeCodeProblem',
  reason: 'closeReasonProblem',
  'reason-alone': 'closeReasonAlone',
} as const satisfies Record<CloseProblem, MessageKey>;

/** With which code and reason connections are to be closed. */
export function CloseDialog() {
  const { closing } = useActing();
  const ids = closing.connections.value;
  return ids && <OpenDialog ids={ids} />;
}

/** The URL of the one, or how many. */
function whatIsClosed({ session, wording }: ActingModel, ids: readonly string[]): string {
  const [only = '', ...others] = ids;
  if (others.length > 0) return wording.counted('targetCount', ids.length);
  return visibleText(session.connections.get(only)?.url ?? '');
}

function OpenDialog({ ids }: { readonly ids: readonly string[] }) {
  const model = useActing();
  const { closing, wording } = model;
  const dialog = useRef<HTMLDialogElement>(null);
  const [code, setCode] = useState('1000');
  const [reason, setReason] = useState('');
  const problem = closeProblem(code, reason);
  const chosen = problem === null ? closeCodeOf(code) : null;
  const onClose = () => {
    closing.connections.value = null;
  };
  // Only a dialog that is closed gives the focus back, not one that is taken away.
  const leave = () => dialog.current?.close();
  const close = (event: Event) => {
    event.preventDefault();
    if (problem !== null) return;
    leave();
    void closeConnections(model, ids, chosen, reason);
  };
  const cut = () => {
    leave();
    cutConnections(model, ids);
  };
  return (
    <DialogFrame title={wording.text('closeConnection')} dialog={dialog} isNarrow onClose={onClose}>
      <p class={css.what}>{whatIsClosed(model, ids)}</p>
      <form class={css.form} onSubmit={close}>
        <label>
          {wording.text('closeCode')}
          <input
            type="text"
            inputMode="numeric"
            aria-invalid={problem === 'code'}
            aria-describedby="close-problem"
            value={code}
            onInput={({ currentTarget }) => setCode(currentTarget.value)}
          />
        </label>
        <label>
          {wording.text('closeReason')}
          <input
            type="text"
            aria-invalid={problem === 'reason' || problem === 'reason-alone'}
            aria-describedby="close-problem"
            value={reason}
            onInput={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </label>
        <p id="close-problem" class={css.note} data-problem={problem !== null} aria-live="polite">
          {problem !== null
            ? wording.text(PROBLEMS[problem])
            : wording.text(chosen === null ? 'closeWithoutCode' : closeCodeMeaning(chosen))}
        </p>
        <div class={css.buttons}>
          <PushButton tone="main" disabled={problem !== null}>
            {wording.text('closeNow')}
          </PushButton>
          {ids.some((id) => canCut(model, id)) && (
            <PushButton title={wording.text('cutHint')} onClick={cut}>
              {wording.text('cutConnection')}
            </PushButton>
          )}
          <PushButton title="Esc" onClick={leave}>
            {wording.text('cancel')}
          </PushButton>
        </div>
      </form>
    </DialogFrame>
  );
}
