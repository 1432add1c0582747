import { useRef, useState } from 'preact/hooks';
import { DialogFrame } from '../components/dialog-frame.tsx';
import { PushButton } from '../components/push-button.tsx';
import type { MessageKey } from '../panel-services.ts';
import { closeCodeMeaning } from '../text/close-code.ts';
import { visibleText } from '../text/visible-text.ts';
import { useActing } from './acting-model.ts';
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

function OpenDialog({ ids }: { readonly ids: readonly string[] }) {
  const model = useActing();
  const { closing, session, wording } = model;
  const dialog = useRef<HTMLDialogElement>(null);
  const [code, setCode] = useState('1000');
  const [reason, setReason] = useState('');
  const problem = closeProblem(code, reason);
  const chosen = problem === null ? closeCodeOf(code) : null;
  const [only = ''] = ids;
  const onClose = () => {
    closing.connections.value = null;
  };
  const close = (event: Event) => {
    event.preventDefault();
    if (problem === null) void closeConnections(model, chosen, reason);
  };
  const cut = () => {
    onClose();
    cutConnections(model, ids);
  };
  return (
    <DialogFrame title={wording.text('closeConnection')} dialog={dialog} isNarrow onClose={onClose}>
      <p class={css.what}>
        {ids.length === 1
          ? visibleText(session.connections.get(only)?.url ?? '')
          : wording.counted('targetCount', ids.length)}
      </p>
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
          <PushButton title="Esc" onClick={() => dialog.current?.close()}>
            {wording.text('cancel')}
          </PushButton>
        </div>
      </form>
    </DialogFrame>
  );
}
