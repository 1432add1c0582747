import { useMemo, useRef } from 'preact/hooks';
import { useViewport } from '../components/use-viewport.ts';
import { WindowedRows } from '../components/windowed-rows.tsx';
import { patternOf } from '../finding/find-query.ts';
import { useFind } from '../finding/use-find.ts';
import { usePanel } from '../panel-model.ts';
import { useSlicedWork } from '../slices/use-sliced-work.ts';
import { WorkProgress } from '../slices/work-progress.tsx';
import { rowWindow, scrollTopToReveal } from '../view/windowing.ts';
import { onTextKey, useTextCopy } from './copy-rows.ts';
import { TextLayout } from './text-layout.ts';
import { TextRowView } from './text-row-view.tsx';
import css from './text-rows.module.css';
import { TextSearch } from './text-search.ts';
import { PROBE, useColumnCount } from './use-column-count.ts';

interface TextRowsProps {
  readonly text: string;
  readonly isWrapped: boolean;
}

const ROW_HEIGHT = 16;
const PADDING = 16;
/** UTF-16 units that are laid out at once, within a few ms. */
const SMALL = 128 * 1024;
/** Even what is not wrapped has an end: browsers draw very long lines slowly. */
const LONGEST_ROW = 2_000;

/** A text of any length, of which only the rows in view are drawn. */
export function TextRows({ text, isWrapped }: TextRowsProps) {
  const { details, wording } = usePanel();
  const viewport = useViewport();
  const probe = useRef<HTMLSpanElement>(null);
  const fitting = useColumnCount(probe, viewport.width - PADDING);
  const columns = isWrapped ? fitting : LONGEST_ROW;
  const subject = useMemo(() => ({ text, columns }), [text, columns]);
  const state = useSlicedWork(subject, () => new TextLayout(text, columns), text.length <= SMALL || columns === 0);
  const layout = state.type === 'done' ? state.work : null;
  const size = { ...viewport, rowHeight: ROW_HEIGHT, rowCount: layout?.rowCount ?? 0 };
  const length = details.find.query.value.text.length;
  const reveal = (place: number) => {
    if (!layout || !viewport.ref.current) return;
    viewport.ref.current.scrollTop = scrollTopToReveal(layout.rowOf(place), size);
    viewport.update();
  };
  const content = layout ? text : null;
  const pattern = useFind({
    content,
    searchFor: (query) => searchIn(text, patternOf(query), query.text.length),
    reveal,
  });
  const copy = useTextCopy(text);
  const rows = rowWindow(size);
  const drawn = layout?.rows(rows.first, rows.end) ?? [];
  return (
    <div
      ref={viewport.ref}
      class={css.scroller}
      data-wrapped={isWrapped}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
      tabIndex={0}
      role="group"
      aria-label={wording.text('payloadText')}
      onScroll={viewport.update}
      onKeyDown={onTextKey}
      onCopy={copy}
    >
      <span ref={probe} class={css.probe} aria-hidden="true">
        {PROBE}
      </span>
      {state.type !== 'done' && <WorkProgress label={wording.text('layingOut')} state={state} />}
      <div style={{ minWidth: isWrapped ? 0 : `${layout?.widest ?? 0}ch` }}>
        <WindowedRows
          rows={rows}
          renderRow={(row) => {
            const place = drawn[row - rows.first];
            return place && <TextRowView key={row} text={text} row={place} length={pattern ? length : 0} />;
          }}
        />
      </div>
    </div>
  );
}

const searchIn = (text: string, pattern: RegExp | null, length: number) =>
  pattern && text !== '' ? new TextSearch(text, pattern, length) : null;
