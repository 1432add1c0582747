import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-model.ts';
import css from './heartbeat-run.module.css';
import type { RowFacts } from './row-facts.ts';

/** How many heartbeats are folded into a row, or were, with what unfolds them. */
export function HeartbeatRun({ facts: { heartbeats, index, isOpen } }: { readonly facts: RowFacts }) {
  const { rows, wording } = usePanel();
  return (
    <button type="button" class={css.run} tabIndex={-1} aria-expanded={isOpen} onClick={() => rows.toggleAt(index)}>
      <Icon name={isOpen ? 'collapse' : 'expand'} /> <Icon name="heartbeat" />{' '}
      {wording.counted('heartbeats', heartbeats)}
    </button>
  );
}
