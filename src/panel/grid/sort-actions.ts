import type { PanelModel } from '../panel-model.ts';
import type { ColumnId } from './columns.ts';
import { SORT_COLUMNS, type Sort, type SortColumn } from './sort-keys.ts';

export const isSortColumn = (column: ColumnId): column is SortColumn => SORT_COLUMNS.some((one) => one === column);

/** Puts the rows in another order; null in that of their arrival. A sorted list follows nothing. */
export function sortRows({ rows, selection }: PanelModel, sort: Sort | null): void {
  if (sort) selection.isFollowing.value = false;
  rows.sort.value = sort;
}

/** What one more click on the header of a column sorts by: largest or first first, then the other way, then not at all. */
export function nextSort(sort: Sort | null, column: SortColumn): Sort | null {
  const isDescendingFirst = column === 'size' || column === 'latency';
  if (sort?.column !== column) return { column, isDescending: isDescendingFirst };
  return sort.isDescending === isDescendingFirst ? { column, isDescending: !isDescendingFirst } : null;
}

/** For `aria-sort`. */
export function sortState(sort: Sort | null, column: ColumnId): 'ascending' | 'descending' | 'none' {
  if (sort?.column !== column) return 'none';
  return sort.isDescending ? 'descending' : 'ascending';
}
