import { usePanel } from '../panel-model.ts';
import css from './toolbar.module.css';

/** The switch for workers, where the browser has what it needs. */
export function CaptureWorkers() {
  const { services, workers, wording } = usePanel();
  if (!services.hasDebugger) return null;
  const { status } = workers.state.value;
  return (
    <label class={css.preserve} title={wording.text('captureWorkersHint')}>
      <input type="checkbox" checked={status === 'on' || status === 'starting'} onChange={() => workers.toggle()} />
      {wording.text('captureWorkers')}
    </label>
  );
}
