import { useLayoutEffect, useRef } from 'preact/hooks';
import { LONGEST_QUERY } from '../../query/query-error.ts';
import { focusDetails } from '../components/details-focus.ts';
import { ProgressNote } from '../components/progress-note.tsx';
import { PushButton } from '../components/push-button.tsx';
import { ToolButton } from '../components/tool-button.tsx';
import { usePanel } from '../panel-model.ts';
import css from './find-bar.module.css';
import { bytePatternOf } from './find-query.ts';

/** Searches in what Details shows. */
export function FindBar() {
  const { details, selection, wording } = usePanel();
  const { find } = details;
  const input = useRef<HTMLInputElement>(null);
  const { form, text } = find.query.value;
  const isHexTab = selection.tab.value === 'hex';
  // Before the next key is pressed: whoever types at once must lose no letter.
  useLayoutEffect(() => input.current?.select(), []);
  const close = () => {
    find.close();
    focusDetails();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.shiftKey) find.previous();
    else if (event.key === 'Enter' && event.target === input.current) find.next();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search class={css.bar} aria-label={wording.text('findInDetails')} onKeyDown={onKeyDown}>
      <input
        ref={input}
        id="find-in-details"
        type="search"
        maxLength={LONGEST_QUERY}
        aria-label={wording.text('findInDetails')}
        placeholder={wording.text('findInDetails')}
        value={text}
        onInput={({ currentTarget }) => find.setText(currentTarget.value)}
      />
      {isHexTab && (
        <label>
          <input
            type="checkbox"
            checked={form === 'hex'}
            onChange={({ currentTarget }) => find.setForm(currentTarget.checked ? 'hex' : 'text')}
          />
          {wording.text('findHex')}
        </label>
      )}
      <FindCount />
      <FindWork onPress={() => input.current?.focus()} />
      <ToolButton icon="up" label={wording.text('findPrevious')} hint="Shift+Enter" onClick={() => find.previous()} />
      <ToolButton icon="down" label={wording.text('findNext')} hint="Enter" onClick={() => find.next()} />
      <ToolButton icon="close" label={wording.text('closeFind')} hint="Esc" onClick={close} />
    </search>
  );
}

/** How much was found, or why nothing can be. */
function FindCount() {
  const { details, selection, wording } = usePanel();
  const { count, current, isBusy, isCancelled, isFull, query } = details.find;
  const isHexTab = selection.tab.value === 'hex';
  const wanted = isHexTab ? bytePatternOf(query.value) : null;
  const found = count.value;
  const isCut = isFull.value || isCancelled.value;
  const total = `${wording.number(found ?? 0)}${isCut ? '+' : ''}`;
  return (
    <span class={css.count} role="status" aria-label={wording.text('findCount')}>
      {typeof wanted === 'string' && wording.text(wanted === 'odd' ? 'hexOdd' : 'hexCharacter')}
      {found === 0 && !isCancelled.value && wording.text(isBusy.value ? 'findBusy' : 'findNone')}
      {found !== null && found > 0 && wording.text('findPlace', wording.number(current.value + 1), total)}{' '}
      {isCancelled.value && wording.text('workCancelled')}
    </span>
  );
}

/** What ends a search that takes long, and what begins it again. `onPress`: the button will be gone. */
function FindWork({ onPress }: { readonly onPress: () => void }) {
  const { details, wording } = usePanel();
  const { find } = details;
  const button = (text: 'cancel' | 'workAgain', act: () => void) => (
    <PushButton
      tone="link"
      onClick={() => {
        act();
        onPress();
      }}
    >
      {wording.text(text)}
    </PushButton>
  );
  if (find.isCancelled.value) return button('workAgain', () => find.again());
  if (!find.isBusy.value) return null;
  const cancel = button('cancel', () => find.cancel());
  return <ProgressNote label={wording.text('findBusy')} value={find.progress.value} cancel={cancel} />;
}
