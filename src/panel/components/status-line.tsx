import { computed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { FilterProgress } from '../filter/filter-progress.tsx';
import { usePanel } from '../panel-model.ts';
import { calmSignal } from '../stores/calm-signal.ts';
import { statusText } from '../text/status-text.ts';
import { DecodingProgress } from './decoding-progress.tsx';
import { PushButton } from './push-button.tsx';
import css from './status-line.module.css';
import { TrafficRates } from './traffic-rates.tsx';

/** How much there is. It changes once a second at most, because screen readers read each change. */
export function StatusLine() {
  const model = usePanel();
  const { feedback, importedFile, longAction, wording } = model;
  const { calm, dispose } = useMemo(
    () =>
      calmSignal(
        computed(() => statusText(model)),
        { schedule: model.pace },
      ),
    [model],
  );
  useEffect(() => dispose, [dispose]);
  const latest = feedback.latest.value;
  const action = longAction.state.value;
  return (
    <footer class={css.status}>
      <span role="status" class={css.counts}>
        {calm.value}
        {latest?.tone === 'done' && <span class={css.done}>{latest.text}</span>}
      </span>
      {action && (
        <span>
          {wording.text(action.name, wording.number(action.count))}{' '}
          <PushButton tone="link" onClick={() => longAction.cancel()}>
            {wording.text('cancel')}
          </PushButton>
        </span>
      )}
      <DecodingProgress />
      <FilterProgress />
      {importedFile === null && <TrafficRates />}
    </footer>
  );
}
