import { useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import css from './bars.module.css';
import { ToolButton } from './tool-button.tsx';
import { useFocusReturn } from './use-focus-return.ts';

/** What went wrong with the last action, until it is dismissed. What went well is told in the status line. */
export function FeedbackBar() {
  const latest = usePanel().feedback.latest.value;
  return latest?.tone === 'problem' ? <Problem text={latest.text} /> : null;
}

function Problem({ text }: { readonly text: string }) {
  const { feedback, wording } = usePanel();
  const bar = useRef<HTMLDivElement>(null);
  useFocusReturn(bar);
  return (
    <div ref={bar} class={css.problem} role="alert">
      <span>{text}</span>
      <ToolButton icon="close" label={wording.text('dismiss')} onClick={() => feedback.dismiss()} />
    </div>
  );
}
