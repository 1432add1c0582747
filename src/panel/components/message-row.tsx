import { isShown } from '../../session/session-event.ts';
import aligned from '../grid/columns.module.css';
import { rowCell } from '../grid/row-cells.tsx';
import type { RowFacts } from '../grid/row-facts.ts';
import { usePanel } from '../panel-model.ts';
import { isMessageKind } from '../view/row-filter.ts';
import css from './message-row.module.css';
import windowed from './windowed-rows.module.css';

const ROW = `${aligned.line} ${css.row}`;

/** One row of the grid: a message, a run of heartbeats, a loss, or what happened to a connection. */
export function MessageRow({ facts }: { readonly facts: RowFacts }) {
  const model = usePanel();
  const { row, index, isMatch, isPinned, isSelected, isTabStop, heartbeats, isOpen, columns } = facts;
  const event = model.session.eventAt(row);
  if (!event || !isShown(event)) return null;
  const kind = model.session.kindAt(row);
  const isMessage = isMessageKind(kind);
  const subject = { model, facts, event };
  return (
    <div
      role="row"
      class={isPinned ? `${ROW} ${windowed.pinned}` : ROW}
      data-index={index}
      data-kind={kind}
      data-seq={isMessage ? event.seq : undefined}
      data-direction={isMessage ? kind : undefined}
      data-match={isMatch || undefined}
      aria-description={isMatch ? model.wording.text('match') : undefined}
      data-folded={heartbeats > 0 && !isOpen ? heartbeats : undefined}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
    >
      {columns.map((column) => rowCell(column, subject))}
    </div>
  );
}
