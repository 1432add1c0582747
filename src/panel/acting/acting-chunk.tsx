import { ClientBar } from '../client/client-bar.tsx';
import { Composer } from '../components/composer.tsx';
import { ReplayBar } from '../replaying/replay-bar.tsx';
import { ActingContext, type ActingModel } from './acting-model.ts';
import { CloseDialog } from './close-dialog.tsx';

export { editAndResend, openComposer } from '../composing/compose-actions.ts';
export { openReplay, resendSelected } from '../replaying/replay-actions.ts';
export { createActingModel } from './acting-model.ts';
export { askToClose } from './close-actions.ts';
export { cutConnections } from './cut-connections.ts';

/** The bars under the messages with which the user acts on connections; nothing while none is open. */
export function ActingBars({ model }: { readonly model: ActingModel }) {
  const draft = model.replay.draft.value;
  return (
    <ActingContext.Provider value={model}>
      <Composer />
      {model.client.isOpen.value && <ClientBar />}
      {draft && <ReplayBar draft={draft} />}
      <CloseDialog />
    </ActingContext.Provider>
  );
}
