import { usePanel } from '../panel-model.ts';
import css from './bars.module.css';
import { ToolButton } from './tool-button.tsx';

/** What went wrong with the last action, until it is dismissed. What went well is told in the status line. */
export function FeedbackBar() {
  const { feedback, wording } = usePanel();
  const latest = feedback.latest.value;
  if (latest?.tone !== 'problem') return null;
  return (
    <div class={css.problem} role="alert">
      <span>{latest.text}</span>
      <ToolButton icon="close" label={wording.text('dismiss')} onClick={() => feedback.dismiss()} />
    </div>
  );
}
