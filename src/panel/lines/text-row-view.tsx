import highlighted from '../finding/highlighted.module.css';
import { usePanel } from '../panel-model.ts';
import { visibleLines } from '../text/visible-text.ts';
import { rowParts } from './row-parts.ts';
import type { TextRow } from './text-layout.ts';
import css from './text-rows.module.css';

interface TextRowViewProps {
  readonly text: string;
  readonly row: TextRow;
  /** UTF-16 units of what is searched for; 0 for nothing. */
  readonly length: number;
}

/** One row of a long text, with what is searched for marked. */
export function TextRowView({ text, row, length }: TextRowViewProps) {
  const { find } = usePanel().details;
  void find.count.value; // matches come while the search goes on
  const matches = length > 0 ? find.matches : null;
  const current = find.current.value;
  const show = (start: number, end: number) => visibleLines(text.slice(start, end).toWellFormed());
  return (
    <div class={css.row} dir="auto" data-start={row.start} data-end={row.end}>
      {rowParts(row, matches, length).map(({ start, end, match }) =>
        match < 0 ? (
          show(start, end)
        ) : (
          <mark key={start} class={highlighted.match} data-current={match === current}>
            {show(start, end)}
          </mark>
        ),
      )}
    </div>
  );
}
