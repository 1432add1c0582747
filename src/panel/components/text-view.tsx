import { useMemo, useState } from 'preact/hooks';
import { prettyJson } from '../json/pretty-json.ts';
import { usePanel } from '../panel-model.ts';
import { visibleLines } from '../text/visible-text.ts';
import { PushButton } from './push-button.tsx';
import css from './text-view.module.css';

interface TextViewProps {
  readonly text: string;
  /** Whether it can be laid out as JSON. */
  readonly isJson: boolean;
}

/** UTF-16 units that are shown at first; each step shows as many again as there are. */
const FIRST_PART = 64 * 1024;

/** Text as it is, wrapped, in parts when it is long. */
export function TextView({ text, isJson }: TextViewProps) {
  const { wording } = usePanel();
  const [isPretty, setPretty] = useState(false);
  const [shown, setShown] = useState(FIRST_PART);
  const whole = useMemo(() => (isPretty && isJson ? prettyJson(text) : text), [text, isJson, isPretty]);
  const part = useMemo(() => visibleLines(whole.slice(0, shown).toWellFormed()), [whole, shown]);
  const rest = whole.length - shown;
  return (
    <div class={css.text}>
      {isJson && (
        <label class={css.pretty}>
          <input
            type="checkbox"
            checked={isPretty}
            onChange={({ currentTarget }) => setPretty(currentTarget.checked)}
          />
          {wording.text('prettyJson')}
        </label>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it */}
      <div class={css.scroller} tabIndex={0} role="group" aria-label={wording.text('payloadText')}>
        <pre class={css.content} dir="auto">
          {part}
        </pre>
        {rest > 0 && (
          <PushButton onClick={() => setShown(shown * 2)}>
            {wording.counted('showMore', Math.min(rest, shown), wording.number(rest))}
          </PushButton>
        )}
      </div>
    </div>
  );
}
