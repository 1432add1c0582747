import { useState } from 'preact/hooks';
import type { Message } from '../../session/session-event.ts';
import { editAndResend, openReplay } from '../acting/acting-dock.ts';
import { CopyAs } from '../details/copy-as.tsx';
import { canResend, canSendOn, copyPayload, resend } from '../panel-actions.ts';
import { usePanel } from '../panel-model.ts';
import css from './message-actions.module.css';
import { PushButton } from './push-button.tsx';

/** What can be done with one message. */
export function MessageActions({ message }: { readonly message: Message }) {
  const model = usePanel();
  const { importedFile, loading, wording } = model;
  void loading.revision.value; // whether the rest of it can be had
  const [isSending, setSending] = useState(false);
  const isSocket = canSendOn(model, message);
  const isSent = message.direction === 'sent';
  const canSend = canResend(model, message);
  const send = async () => {
    setSending(true);
    await resend(model, message);
    setSending(false);
  };
  const why = canSend ? undefined : wording.text(isSocket ? 'truncatedResend' : 'outcomeUnsupported');
  return (
    <div class={css.actions}>
      {(isSent || isSocket) && !importedFile && (
        <>
          <PushButton disabled={!canSend || isSending} title={why ?? 'R'} onClick={() => void send()}>
            {wording.text(isSent ? 'resend' : 'injectAgain')}
          </PushButton>
          <PushButton disabled={!canSend} title={why ?? 'E'} onClick={() => void editAndResend(model, message)}>
            {wording.text(isSent ? 'editAndResend' : 'editAndInject')}
          </PushButton>
        </>
      )}
      {isSent && !importedFile && (
        <PushButton disabled={!canSend} title={why ?? 'L'} onClick={() => void openReplay(model)}>
          {wording.text('replay')}
        </PushButton>
      )}
      <PushButton title="C" onClick={() => void copyPayload(model, message)}>
        {wording.text('copy')}
      </PushButton>
      <CopyAs message={message} />
      {isSent && !canSend && !importedFile && <span class={css.why}>{why}</span>}
    </div>
  );
}
