import { type MenuItem, menuGroups } from '../menu/menu-store.ts';
import type { PanelModel } from '../panel-model.ts';
import { columnNameKey, timeFormKey } from './column-names.ts';
import { COLUMNS, type ColumnId, isFixed, TIME_FORMS } from './columns.ts';
import { isSortColumn, sortRows } from './sort-actions.ts';

/** What can be done with the columns of the grid; `column` is the one that it was asked of, or null. */
export function columnMenu(model: PanelModel, column: ColumnId | null): MenuItem[] {
  return menuGroups(
    column === null ? [] : ofColumn(model, column),
    TIME_FORMS.map((form) => ({
      type: 'radio',
      label: model.wording.text(timeFormKey(form)),
      isChecked: model.columns.layout.value.time === form,
      run: () => model.columns.showTime(form),
    })),
    COLUMNS.filter((id) => !isFixed(id)).map((id) => ({
      type: 'check',
      label: model.wording.text('columnShown', model.wording.text(columnNameKey(id))),
      isChecked: !model.columns.layout.value.hidden.has(id),
      run: () => model.columns.toggle(id),
    })),
    [
      {
        type: 'check',
        label: model.wording.text('foldHeartbeats'),
        isChecked: model.rows.isFolding.value,
        run: () => model.rows.setFolding(!model.rows.isFolding.value),
      },
      { type: 'action', label: model.wording.text('resetColumns'), run: () => model.columns.reset() },
    ],
  );
}

function ofColumn(model: PanelModel, column: ColumnId): MenuItem[] {
  const { columns, wording } = model;
  const shown = columns.layout.value.order;
  const at = shown.indexOf(column);
  return [
    ...sortItems(model, column),
    {
      type: 'action',
      label: wording.text('moveLeft'),
      keys: 'Ctrl+←',
      isDisabled: at === 0,
      run: () => columns.shift(column, -1),
    },
    {
      type: 'action',
      label: wording.text('moveRight'),
      keys: 'Ctrl+→',
      isDisabled: at === shown.length - 1,
      run: () => columns.shift(column, 1),
    },
    {
      type: 'action',
      label: wording.text('hideColumn'),
      isDisabled: isFixed(column),
      run: () => columns.toggle(column),
    },
  ];
}

function sortItems(model: PanelModel, column: ColumnId): MenuItem[] {
  const { rows, wording } = model;
  const sort = rows.sort.value;
  const byColumn = isSortColumn(column)
    ? ([false, true] as const).map(
        (isDescending): MenuItem => ({
          type: 'radio',
          label: wording.text(isDescending ? 'sortDescending' : 'sortAscending'),
          isChecked: sort?.column === column && sort.isDescending === isDescending,
          run: () => sortRows(model, { column, isDescending }),
        }),
      )
    : [];
  const arrival = () => sortRows(model, null);
  return [...byColumn, { type: 'radio', label: wording.text('arrivalOrder'), isChecked: sort === null, run: arrival }];
}
