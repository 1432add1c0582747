import { computed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { FilterProgress } from '../filter/filter-progress.tsx';
import { usePanel } from '../panel-model.ts';
import { calmSignal } from '../stores/calm-signal.ts';
import type { LongActionState } from '../stores/long-action.ts';
import { statusText } from '../text/status-text.ts';
import { DecodingProgress } from './decoding-progress.tsx';
import progress from './progress-note.module.css';
import { PushButton } from './push-button.tsx';
import css from './status-line.module.css';
import { TrafficRates } from './traffic-rates.tsx';

/** How much there is. It changes once a second at most, because screen readers read each change. */
export function StatusLine() {
  const model = usePanel();
  const { feedback, importedFile, longAction } = model;
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
      {action && <ActionProgress action={action} />}
      <DecodingProgress />
      <FilterProgress />
      {importedFile === null && <TrafficRates />}
    </footer>
  );
}

/** How far it is, with a button that ends it. */
function ActionProgress({ action: { name, count, part } }: { readonly action: LongActionState }) {
  const { longAction, wording } = usePanel();
  const text = wording.text(name, wording.number(count));
  return (
    <span class={progress.line}>
      {text}
      {part !== null && <progress aria-label={text} value={part} />}
      <PushButton tone="link" onClick={() => longAction.cancel()}>
        {wording.text('cancel')}
      </PushButton>
    </span>
  );
}
