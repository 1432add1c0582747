import { usePanel } from '../panel-model.ts';
import css from './rules-button.module.css';

/** Opens the rules, and tells of those that are in force. */
export function RulesButton() {
  const { inForce, statistics, wording } = usePanel();
  const count = inForce.count.value;
  const isOpen = statistics.tab.value === 'rules';
  return (
    <button
      type="button"
      class={css.button}
      aria-pressed={isOpen}
      aria-busy={inForce.isUnderWay.value}
      data-in-force={count > 0}
      title={count > 0 ? wording.counted('rulesInForce', count) : wording.text('rulesNone')}
      onClick={() => {
        statistics.tab.value = isOpen ? 'messages' : 'rules';
      }}
    >
      {wording.text('rules')}
      {count > 0 && <span class={css.badge}>{wording.number(count)}</span>}
    </button>
  );
}
