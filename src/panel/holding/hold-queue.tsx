import { useEffect, useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { editHeld, giveUpRelease, releaseEdited } from './edit-held.ts';
import { HeldEditor } from './held-editor.tsx';
import { keyOf } from './held-facts.ts';
import { HeldList } from './held-list.tsx';
import { HeldLoading } from './held-loading.tsx';
import { HeldTimeouts } from './held-timeouts.tsx';
import type { HoldActions } from './hold-actions.ts';
import css from './hold-queue.module.css';
import { HoldTools } from './hold-tools.tsx';
import { useChosen } from './use-chosen.ts';

/** What waits, the longest waiting first, and what is done with it. */
export function HoldQueue() {
  const model = usePanel();
  const { holding, wording } = model;
  void holding.revision.value;
  const { edit, interventions } = holding;
  const { held } = interventions;
  const chosen = useChosen(held);
  const focusList = useRef<() => void>(null);
  const next = useRef<HTMLInputElement>(null);
  const editing = edit.value;
  const isGone = editing !== null && !held.includes(editing.held);
  useEffect(() => {
    if (editing && isGone) giveUpRelease(model, editing);
  }, [editing, isGone]);
  if (held.length === 0 && !editing) return null;
  const actions: HoldActions = {
    release: () => chosen.held && interventions.release([chosen.held]),
    drop: () => chosen.held && interventions.drop([chosen.held]),
    edit: () => void (chosen.held && editHeld(model, chosen.held)),
    releaseAll: () => interventions.releaseAll(),
    askForNext: () => next.current?.focus(),
  };
  const close = () => {
    if (edit.value !== editing) return; // what took its time has gone, and another one is edited
    edit.value = null;
    const { activeElement, body } = document;
    if (activeElement === body || activeElement?.closest('#hold-queue')) focusList.current?.();
  };
  return (
    <section id="hold-queue" class={css.queue} aria-label={wording.text('heldMessages')}>
      <HoldTools actions={actions} chosen={chosen.held} count={held.length} next={next} />
      <HeldTimeouts held={held} />
      <HeldList held={held} chosen={chosen} actions={actions} focus={focusList} />
      <HeldLoading />
      {editing && (
        <HeldEditor
          key={keyOf(editing.held)} // else another one's file would stay in the field
          edit={editing}
          isGone={isGone}
          onRelease={() => releaseEdited(model, editing, close)}
          onClose={() => {
            giveUpRelease(model, editing);
            close();
          }}
        />
      )}
    </section>
  );
}
