import { printQuery } from '../../query/print-query.ts';
import { ALL, allOf, type Query } from '../../query/query.ts';
import { type MenuItem, SEPARATOR } from '../menu/menu-store.ts';
import type { PanelModel } from '../panel-model.ts';
import type { SavedFilter } from './saved-filters.ts';

/** What box and direction ask for, as one query; empty when that is everything, or not understood. */
export function textToSave({ filter }: PanelModel): string {
  if (filter.errors.value.length > 0) return '';
  const { value } = filter.direction;
  const direction: Query = value === 'all' ? ALL : { type: 'choice', field: 'dir', value };
  return printQuery(allOf([filter.asked.value, direction]));
}

/** Saves what box and direction ask for. They are empty then: the saved filter asks for it. */
export function saveFilter(model: PanelModel, name: string): void {
  const text = textToSave(model);
  const { filter, savedFilters } = model;
  savedFilters.named.value = null;
  if (text === '') return;
  savedFilters.save(name, text);
  filter.query.value = '';
  filter.isPattern.value = false;
  filter.direction.value = 'all';
}

/** Shows every message of the chosen connections again; saved filters stay, turned off. */
export function clearFilters({ filter, savedFilters }: PanelModel): void {
  filter.clear();
  savedFilters.turnOff();
}

export function deleteFilter({ savedFilters, undo, wording }: PanelModel, { id, name }: SavedFilter): void {
  undo.offer({ text: wording.text('filterDeleted', name), ...savedFilters.remove(id) });
}

/** What can be done with a saved filter. */
export function filterMenu(model: PanelModel, saved: SavedFilter): MenuItem[] {
  const { filter, savedFilters, wording } = model;
  const { id, isNegated, isOn, text } = saved;
  const edit = () => {
    filter.isPattern.value = false;
    filter.query.value = text;
    savedFilters.change(id, { isOn: false });
    document.getElementById('filter')?.focus();
  };
  const rename = () => {
    savedFilters.named.value = id;
  };
  const set = (change: Partial<SavedFilter>) => () => savedFilters.change(id, change);
  return [
    { type: 'check', label: wording.text('filterOn'), isChecked: isOn, run: set({ isOn: !isOn }) },
    {
      type: 'check',
      label: wording.text('filterNegate'),
      isChecked: isNegated,
      run: set({ isNegated: !isNegated, isOn: true }),
    },
    SEPARATOR,
    { type: 'action', label: wording.text('filterEdit'), run: edit },
    { type: 'action', label: wording.text('filterRename'), keys: 'F2', run: rename },
    { type: 'action', label: wording.text('filterDelete'), keys: 'Del', run: () => deleteFilter(model, saved) },
  ];
}
