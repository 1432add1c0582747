import { usePanel } from '../panel-model.ts';
import css from './filter-box.module.css';

/** Whether the whole text of the box is one regular expression. */
export function PatternSwitch() {
  const { filter, wording } = usePanel();
  const toggle = () => {
    filter.isPattern.value = !filter.isPattern.value;
  };
  return (
    <button
      type="button"
      class={css.pattern}
      aria-label={wording.text('regularExpression')}
      title={`${wording.text('regularExpression')} (X)`}
      aria-pressed={filter.isPattern.value}
      onClick={toggle}
    >
      .*
    </button>
  );
}
