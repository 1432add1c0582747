import { focusDetails } from '../components/details-focus.ts';
import { steppedPosition } from '../components/list-keys.ts';
import { type PanelModel, usePanel } from '../panel-model.ts';
import type { SelectionStore } from '../stores/selection-store.ts';
import { selectAllRows } from './row-actions.ts';
import type { GridWindow } from './use-grid-window.ts';

/** Letters that move like arrows, as in a mail program. */
const LETTERS: Readonly<Record<string, string>> = { j: 'ArrowDown', k: 'ArrowUp', J: 'ArrowDown', K: 'ArrowUp' };

type Modifiers = Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/**
 * Looks at the row at `index`, and selects it: alone, as the end of a range, or besides others. `isPassing`: other rows
 * may follow at once.
 */
export function chooseRow({ rows, selection }: PanelModel, index: number, keys: Modifiers, isPassing = false): void {
  const row = rows.rowAt(index);
  if (row < 0) return;
  const isAdded = keys.ctrlKey || keys.metaKey;
  // What the user looks at must not move away; the newest row moves with the list.
  selection.isFollowing.value = selection.isFollowing.value && index === rows.length - 1;
  if (keys.shiftKey) selection.rows.extend(rows, index, isAdded);
  else if (isAdded) selection.rows.toggle(rows, index);
  else selection.rows.only(row);
  if (isPassing) selection.passBy(row);
  else selection.lookAt(row);
}

/** Goes on in Details, with what is looked at by now. */
function focusShown(selection: SelectionStore): void {
  selection.show();
  queueMicrotask(focusDetails); // it is drawn by then
}

/** What keys do in the grid. `wishFocus` is called when the focus is to follow. */
export function useGridKeys({ current, page, reveal, tabStop }: GridWindow, wishFocus: () => void) {
  const model = usePanel();
  const { rows, selection } = model;
  const move = (event: KeyboardEvent, key: string): boolean => {
    const isNew = current === -1 && rows.rowAt(tabStop) !== selection.lastRow.value; // nothing was looked at there
    const from = tabStop - (isNew && key === 'ArrowDown' ? 1 : 0);
    const index = steppedPosition(key, from, { count: rows.length, page });
    if (index === null) return false;
    if (index === rows.length - 1 && rows.shownSort.value === null) selection.isFollowing.value = true;
    wishFocus();
    const keys = { shiftKey: event.shiftKey && !(key in LETTERS), ctrlKey: false, metaKey: false };
    chooseRow(model, index, keys, true);
    reveal(index);
    return true;
  };
  const act = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a') return false;
      void selectAllRows(model);
      return true;
    }
    if (event.key === 'Enter') {
      if (rows.heartbeatsAt(current) > 0) rows.toggleAt(current);
      else focusShown(selection);
      return true;
    }
    const isOpening = event.key === 'ArrowRight';
    if (!isOpening && event.key !== 'ArrowLeft') return move(event, LETTERS[event.key] ?? event.key);
    if (rows.heartbeatsAt(current) === 0 || rows.isOpenAt(current) === isOpening) return false;
    rows.toggleAt(current);
    return true;
  };
  return (event: KeyboardEvent) => {
    const isHeader = event.target instanceof Element && event.target.closest('[role="columnheader"]') !== null;
    if (event.altKey || isHeader || event.defaultPrevented || !act(event)) return;
    event.preventDefault(); // Enter would press what is focused by then
    event.stopPropagation();
  };
}
