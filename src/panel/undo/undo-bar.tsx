import { PushButton } from '../components/push-button.tsx';
import { ToolButton } from '../components/tool-button.tsx';
import { usePanel } from '../panel-model.ts';
import css from './undo-bar.module.css';

/** Offers to take back what was done last. */
export function UndoBar() {
  const { undo, wording } = usePanel();
  const latest = undo.latest.value;
  return (
    <div class={css.live} aria-live="polite">
      {latest && (
        <div class={css.bar} role="group" aria-label={wording.text('undo')}>
          <span class={css.text}>{latest.text}</span>
          <PushButton tone="link" title="Ctrl+Z" onClick={() => undo.undo()}>
            {wording.text('undo')}
          </PushButton>
          <ToolButton icon="close" label={wording.text('dismissUndo')} onClick={() => undo.forgetAll()} />
        </div>
      )}
    </div>
  );
}
