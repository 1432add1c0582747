import { useRef } from 'preact/hooks';
import { PushButton } from '../components/push-button.tsx';
import { ToolButton } from '../components/tool-button.tsx';
import { useFocusReturn } from '../components/use-focus-return.ts';
import { usePanel } from '../panel-model.ts';
import css from './undo-bar.module.css';

/** Offers to take back what was done last. */
export function UndoBar() {
  const latest = usePanel().undo.latest.value;
  return (
    <div class={css.live} aria-live="polite">
      {latest && <Offer text={latest.text} />}
    </div>
  );
}

function Offer({ text }: { readonly text: string }) {
  const { undo, wording } = usePanel();
  const bar = useRef<HTMLDivElement>(null);
  useFocusReturn(bar);
  return (
    <div ref={bar} class={css.bar} role="group" aria-label={wording.text('undo')}>
      <span class={css.text}>{text}</span>
      <PushButton tone="link" title="Ctrl+Z" onClick={() => undo.undo()}>
        {wording.text('undo')}
      </PushButton>
      <ToolButton icon="close" label={wording.text('dismissUndo')} onClick={() => undo.forgetAll()} />
    </div>
  );
}
