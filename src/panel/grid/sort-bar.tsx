import { useRef } from 'preact/hooks';
import { PushButton } from '../components/push-button.tsx';
import { useFocusReturn } from '../components/use-focus-return.ts';
import { usePanel } from '../panel-model.ts';
import { columnNameKey } from './column-names.ts';
import css from './sort-bar.module.css';
import type { Sort } from './sort-keys.ts';

/** Says that the rows are not in the order of their arrival, and leads back to that. */
export function SortBar() {
  const { sort } = usePanel().rows;
  return sort.value && <ShownSort sort={sort.value} />;
}

function ShownSort({ sort }: { readonly sort: Sort }) {
  const { rows, wording } = usePanel();
  const bar = useRef<HTMLDivElement>(null);
  useFocusReturn(bar);
  const isReady = rows.shownSort.value === sort;
  const key = isReady ? (sort.isDescending ? 'sortedDescending' : 'sortedAscending') : 'sorting';
  const text = wording.text(key, wording.text(columnNameKey(sort.column)));
  return (
    <div ref={bar} class={css.bar} aria-live="polite">
      <span class={css.text} title={text}>
        {text}
      </span>
      {isReady ? <BackToArrival /> : <SortProgress name={text} />}
    </div>
  );
}

function BackToArrival() {
  const { rows, wording } = usePanel();
  return (
    <PushButton
      tone="link"
      onClick={() => {
        rows.sort.value = null;
      }}
    >
      {wording.text('arrivalOrder')}
    </PushButton>
  );
}

function SortProgress({ name }: { readonly name: string }) {
  const { rows, wording } = usePanel();
  return (
    <>
      <progress class={css.progress} aria-label={name} value={rows.sortProgress.value} />
      <PushButton tone="link" onClick={() => rows.cancelSort()}>
        {wording.text('cancel')}
      </PushButton>
    </>
  );
}
