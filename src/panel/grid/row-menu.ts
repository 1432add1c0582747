import { editAndResend, openReplay, resendSelected } from '../acting/acting-dock.ts';
import { canMark, markOf, toggleBookmarks } from '../marks/mark-actions.ts';
import { type MenuItem, menuGroups } from '../menu/menu-store.ts';
import { canResend, canSendOn, exportLog, resend } from '../panel-actions.ts';
import type { PanelModel } from '../panel-model.ts';
import { rowsToReplay } from '../replaying/replay-rows.ts';
import { copyRows, rowsForAction } from './row-actions.ts';
import { compareItems, filterItems } from './row-filter-menu.ts';

/** What can be done with the row at `index`, or with all that are selected when it is one of them. */
export function rowMenu(model: PanelModel, index: number): MenuItem[] {
  const row = model.rows.rowAt(index);
  if (row < 0) return [];
  const chosen = rowsForAction(model, index);
  if (chosen.count === 1) model.selection.selectRow(row);
  const { wording } = model;
  const isSeveral = chosen.count > 1;
  const several = (one: string, many: string) => (isSeveral ? many : one);
  return menuGroups(
    [
      {
        type: 'action',
        label: several(wording.text('copyMessage'), wording.counted('copyMessages', chosen.count)),
        keys: 'C',
        run: () => void copyRows(model, chosen, false),
      },
      { type: 'action', label: wording.text('copyAsTable'), run: () => void copyRows(model, chosen, true) },
      { type: 'action', label: wording.text('exportSelected'), run: () => void exportLog(model, chosen) },
    ],
    markItems(model, row, chosen),
    model.importedFile ? [] : isSeveral ? severalItems(model) : sendItems(model, row),
    foldItems(model, index),
    filterItems(model, row),
    isSeveral ? [] : compareItems(model, row),
  );
}

function markItems(model: PanelModel, row: number, chosen: Iterable<number>): MenuItem[] {
  const { notes, wording } = model;
  if (!canMark(model, row)) return [];
  return [
    {
      type: 'check',
      label: wording.text('bookmark'),
      keys: 'B',
      isChecked: markOf(model, row).bookmarked,
      run: () => toggleBookmarks(model, chosen),
    },
    {
      type: 'action',
      label: wording.text('editNote'),
      keys: 'N',
      run: () => {
        notes.row.value = row;
      },
    },
  ];
}

function sendItems(model: PanelModel, row: number): MenuItem[] {
  const message = model.session.messageAt(row);
  if (!message || (message.direction === 'received' && !canSendOn(model, message))) return [];
  const isSent = message.direction === 'sent';
  const isDisabled = !canResend(model, message);
  const { wording } = model;
  const again = wording.text(isSent ? 'resend' : 'injectAgain');
  const edit = wording.text(isSent ? 'editAndResend' : 'editAndInject');
  const replay = { label: wording.text('replay'), keys: 'L', isDisabled, run: () => void openReplay(model) };
  return [
    { type: 'action', label: again, keys: 'R', isDisabled, run: () => void resend(model, message) },
    { type: 'action', label: edit, keys: 'E', isDisabled, run: () => void editAndResend(model, message) },
    ...(isSent ? [{ type: 'action', ...replay } as const] : []),
  ];
}

function severalItems(model: PanelModel): MenuItem[] {
  const count = rowsToReplay(model).length;
  const { wording } = model;
  const isDisabled = count === 0;
  return [
    {
      type: 'action',
      label: wording.counted('resendSeveral', count),
      isDisabled,
      run: () => void resendSelected(model),
    },
    { type: 'action', label: wording.text('replay'), keys: 'L', isDisabled, run: () => void openReplay(model) },
  ];
}

function foldItems({ rows, wording }: PanelModel, index: number): MenuItem[] {
  if (rows.heartbeatsAt(index) === 0) return [];
  return [
    {
      type: 'action',
      label: wording.text(rows.isOpenAt(index) ? 'foldRun' : 'unfoldRun'),
      keys: rows.isOpenAt(index) ? '←' : '→',
      run: () => rows.toggleAt(index),
    },
  ];
}
