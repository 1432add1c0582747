import { useEffect, useRef } from 'preact/hooks';
import { useActing } from '../acting/acting-model.ts';
import { PushButton } from '../components/push-button.tsx';
import { ToolButton } from '../components/tool-button.tsx';
import { useFocusReturn } from '../components/use-focus-return.ts';
import { isReady, startReplay } from './replay-actions.ts';
import css from './replay-bar.module.css';
import { ReplayFields } from './replay-fields.tsx';
import { ReplayProgress } from './replay-progress.tsx';
import type { ReplayDraft } from './replay-store.ts';

/** Sets up a replay of recorded messages, and follows it. */
export function ReplayBar({ draft }: { readonly draft: ReplayDraft }) {
  const model = useActing();
  const { replay, wording } = model;
  const box = useRef<HTMLElement>(null);
  useFocusReturn(box);
  const state = replay.state.value;
  const wish = replay.focusWish.value;
  useEffect(() => box.current?.querySelector('select')?.focus(), [wish]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void startReplay(model);
    else if (event.key === 'Escape') replay.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section ref={box} class={css.bar} aria-label={wording.text('replay')} onKeyDown={onKeyDown}>
      <b>{wording.counted('replayCount', draft.rows.length)}</b>
      {state ? (
        <ReplayProgress state={state} />
      ) : (
        <>
          <ReplayFields draft={draft} />
          <span class={css.gap} />
          <PushButton
            tone="main"
            title="Ctrl+Enter"
            disabled={!isReady(model, draft)}
            onClick={() => void startReplay(model)}
          >
            {wording.text('startReplay')}
          </PushButton>
        </>
      )}
      <ToolButton icon="close" label={wording.text('closeReplay')} hint="Esc" onClick={() => replay.close()} />
    </section>
  );
}
