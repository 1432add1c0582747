import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-model.ts';
import css from './timeline.module.css';
import { spanText } from './timeline-text.ts';

/** The span of time that the rows are of; a press takes it away. */
export function SpanChip() {
  const { filter, wording } = usePanel();
  const span = filter.span.value;
  if (!span) return null;
  const text = spanText(wording, span);
  const clear = () => {
    filter.span.value = null;
  };
  return (
    <button
      type="button"
      class={css.chip}
      aria-label={wording.text('clearSpan', text)}
      title={wording.text('clearSpan', text)}
      onClick={clear}
    >
      {text}
      <Icon name="close" />
    </button>
  );
}
