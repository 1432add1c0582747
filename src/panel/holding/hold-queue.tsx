import { useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { HeldEditor } from './held-editor.tsx';
import { HeldList } from './held-list.tsx';
import { HeldTimeouts } from './held-timeouts.tsx';
import type { HoldActions } from './hold-actions.ts';
import { HoldEdit } from './hold-edit.ts';
import css from './hold-queue.module.css';
import { HoldTools } from './hold-tools.tsx';
import { useChosen } from './use-chosen.ts';

/** What waits, the longest waiting first, and what is done with it. */
export function HoldQueue() {
  const { holding, wording } = usePanel();
  void holding.revision.value;
  const { edit, interventions } = holding;
  const { held } = interventions;
  const chosen = useChosen(held);
  const focusList = useRef<() => void>(null);
  const next = useRef<HTMLInputElement>(null);
  const editing = edit.value;
  if (held.length === 0 && !editing) return null;
  const actions: HoldActions = {
    release: () => chosen.held && interventions.release([chosen.held]),
    drop: () => chosen.held && interventions.drop([chosen.held]),
    edit: () => {
      // Of a bigger one only its beginning is here.
      if (chosen.held && chosen.held.payload.fullSize === undefined) edit.value = new HoldEdit(chosen.held);
    },
    releaseAll: () => interventions.releaseAll(),
    askForNext: () => next.current?.focus(),
  };
  const close = () => {
    edit.value = null;
    focusList.current?.();
  };
  const releaseEdited = () => {
    const result = editing?.result.value;
    if (!editing || !result?.ok) return;
    if (result.payload === editing.held.payload) interventions.release([editing.held]);
    else interventions.releaseEdited(editing.held, result.payload);
    close();
  };
  return (
    <section id="hold-queue" class={css.queue} aria-label={wording.text('heldMessages')}>
      <HoldTools actions={actions} chosen={chosen.held} count={held.length} next={next} />
      <HeldTimeouts held={held} />
      <HeldList held={held} chosen={chosen} actions={actions} focus={focusList} />
      {editing && (
        <HeldEditor edit={editing} isGone={!held.includes(editing.held)} onRelease={releaseEdited} onClose={close} />
      )}
    </section>
  );
}
