import type { ComponentChildren } from 'preact';
import type { RowWindow } from '../view/windowing.ts';
import css from './windowed-rows.module.css';

interface WindowedRowsProps {
  readonly rows: RowWindow;
  /** A row that is in the document even out of view, so that it keeps the focus; -1 for none. */
  readonly pinned?: number;
  /** Draws one row, with a key. `class` must be put on its element. */
  readonly renderRow: (index: number, className: string | undefined) => ComponentChildren;
}

/** The rows of a long list that are in view, where they belong within its full height. */
export function WindowedRows({ rows: { first, end, offset, totalHeight }, pinned = -1, renderRow }: WindowedRowsProps) {
  const drawn: ComponentChildren[] = [];
  if (pinned >= 0 && pinned < first) drawn.push(renderRow(pinned, css.pinned));
  for (let index = first; index < end; index++) drawn.push(renderRow(index, undefined));
  if (pinned >= end) drawn.push(renderRow(pinned, css.pinned));
  return (
    <div class={css.space} style={{ height: `${totalHeight}px` }}>
      <div class={css.rows} style={{ transform: `translateY(${offset}px)` }}>
        {drawn}
      </div>
    </div>
  );
}
