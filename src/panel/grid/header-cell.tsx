import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-model.ts';
import { columnNameKey } from './column-names.ts';
import { type ColumnId, isFixed } from './columns.ts';
import css from './header-cell.module.css';
import { isSortColumn, sortState } from './sort-actions.ts';
import { useColumnDrag } from './use-column-drag.ts';

interface HeaderCellProps {
  readonly column: ColumnId;
  /** Its place among the columns that are shown. */
  readonly index: number;
  readonly isTabStop: boolean;
  readonly onFocus: (column: ColumnId) => void;
  readonly onSort: (column: ColumnId) => void;
}

/** The header of one column: a click sorts, dragging moves it, its edge resizes it. */
export function HeaderCell({ column, index, isTabStop, onFocus, onSort }: HeaderCellProps) {
  const { columns, rows, wording } = usePanel();
  const name = wording.text(columnNameKey(column));
  const state = sortState(rows.sort.value, column);
  const { order } = columns.layout.value;
  const drag = useColumnDrag(column, () => onSort(column));
  const hint = column === 'seq' ? wording.text('columnSeqHint') : name;
  return (
    <span
      role="columnheader"
      class={css.cell}
      tabIndex={isTabStop ? 0 : -1}
      title={isSortColumn(column) ? wording.text('sortHint', hint) : hint}
      data-column={column}
      data-index={index}
      aria-colindex={order.indexOf(column) + 1}
      aria-sort={isSortColumn(column) ? state : undefined}
      aria-label={name}
      onFocus={() => onFocus(column)}
      {...drag.onHeader}
    >
      <span class={css.name}>{SHORT[column] ?? name}</span>
      {state !== 'none' && <Icon name={state} />}
      {!isFixed(column) && <span class={css.edge} aria-hidden="true" {...drag.onEdge} />}
    </span>
  );
}

/** Columns too narrow for their names. */
const SHORT: Readonly<Partial<Record<ColumnId, string>>> = { seq: '#', direction: '↑↓' };
