import { useEffect, useState } from 'preact/hooks';
import { PushButton } from '../components/push-button.tsx';
import { usePanel } from '../panel-model.ts';
import css from './work-progress.module.css';

/** Milliseconds after which whoever waits is told how long it will be. */
const PATIENCE = 300;

/** `progress`: from 0 to 1, or null where nobody knows. `cancel`: null when it is too late. */
type Work =
  | { readonly type: 'busy'; readonly progress: number | null; readonly cancel: (() => void) | null }
  | { readonly type: 'cancelled'; readonly again: () => void };

interface WorkProgressProps {
  /** What is being done. */
  readonly label: string;
  readonly state: Work;
}

/** How far some work is, with a button to stop it; or to begin it again. */
export function WorkProgress({ label, state }: WorkProgressProps) {
  const { wording } = usePanel();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (state.type === 'cancelled') {
    return (
      <p class={css.work}>
        {wording.text('workCancelled')} <PushButton onClick={state.again}>{wording.text('workAgain')}</PushButton>
      </p>
    );
  }
  if (!isLong) return null;
  return (
    <div class={css.work}>
      <span>{label}</span>
      <progress aria-label={label} value={state.progress ?? undefined} max={1} />
      {state.cancel && <PushButton onClick={state.cancel}>{wording.text('cancel')}</PushButton>}
    </div>
  );
}
