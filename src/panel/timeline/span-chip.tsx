import { useRef } from 'preact/hooks';
import type { TimeSpan } from '../../session/statistics/time-span.ts';
import { Icon } from '../components/icon.tsx';
import { useFocusReturn } from '../components/use-focus-return.ts';
import { usePanel } from '../panel-model.ts';
import css from './timeline.module.css';
import { spanText } from './timeline-text.ts';

/** The span of time that the rows are of; a press takes it away. */
export function SpanChip() {
  const span = usePanel().filter.span.value;
  return span && <ShownSpan span={span} />;
}

function ShownSpan({ span }: { readonly span: TimeSpan }) {
  const { filter, wording } = usePanel();
  const chip = useRef<HTMLButtonElement>(null);
  useFocusReturn(chip);
  const text = spanText(wording, span);
  const clear = () => {
    filter.span.value = null;
  };
  return (
    <button
      ref={chip}
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
