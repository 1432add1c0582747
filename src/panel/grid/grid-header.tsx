import { useState } from 'preact/hooks';
import { useRowMenu } from '../menu/use-row-menu.ts';
import { usePanel } from '../panel-model.ts';
import { columnMenu } from './column-menu.ts';
import aligned from './columns.module.css';
import type { ColumnId } from './columns.ts';
import css from './grid-header.module.css';
import { HeaderCell } from './header-cell.tsx';
import { isSortColumn, nextSort, sortRows } from './sort-actions.ts';

const RESIZE_STEP = 10;

/** The names of the columns, which sort, resize and move them; it stays in sight. One of them is a tab stop. */
export function GridHeader({ columns }: { readonly columns: readonly ColumnId[] }) {
  const model = usePanel();
  const { columns: store, rows } = model;
  const [focused, setFocused] = useState<ColumnId>('summary');
  const tabStop = columns.includes(focused) ? focused : columns[0];
  const menu = useRowMenu((index) => columnMenu(model, columns[index] ?? null));
  const sort = (column: ColumnId) => {
    if (isSortColumn(column)) sortRows(model, nextSort(rows.sort.value, column));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const column = tabStop;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as -1 | 1 | undefined; // another key has none
    if (column === undefined || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') sort(column);
    else if (step === undefined) return menu.onKeyDown(event);
    else if (event.shiftKey) {
      store.resize(column, store.layout.value.widths[column] + step * RESIZE_STEP);
      void store.save();
    } else if (event.ctrlKey || event.metaKey) store.shift(column, step);
    else focusHeader(event, columns[columns.indexOf(column) + step], setFocused);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="row"
      class={`${aligned.line} ${css.header}`}
      aria-rowindex={1}
      onKeyDown={onKeyDown}
      onContextMenu={menu.onContextMenu}
    >
      {columns.map((column, index) => (
        <HeaderCell
          key={column}
          column={column}
          index={index}
          isTabStop={column === tabStop}
          onFocus={setFocused}
          onSort={sort}
        />
      ))}
    </div>
  );
}

function focusHeader(event: KeyboardEvent, column: ColumnId | undefined, setFocused: (column: ColumnId) => void): void {
  if (column === undefined || !(event.currentTarget instanceof Element)) return;
  setFocused(column);
  event.currentTarget.querySelector<HTMLElement>(`[data-column="${column}"]`)?.focus();
}
