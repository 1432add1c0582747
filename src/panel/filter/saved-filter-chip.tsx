import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import { deleteFilter, filterMenu } from './filter-actions.ts';
import type { SavedFilter } from './saved-filters.ts';
import css from './saved-filters-bar.module.css';

/** One saved filter: a button that turns it on and off, and one for its menu. */
export function SavedFilterChip({ saved }: { readonly saved: SavedFilter }) {
  const model = usePanel();
  const { menus, savedFilters, wording } = model;
  const { id, isNegated, isOn, text } = saved;
  const name = visibleText(saved.name);
  const label = isNegated ? wording.text('filterNot', name) : name;
  const open = (x: number, y: number) =>
    menus.open({ x, y, label: wording.text('filterMenu', name), items: filterMenu(model, saved) });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete') deleteFilter(model, saved);
    else if (event.key === 'F2') savedFilters.named.value = id;
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons have the same menu
    <span
      class={css.chip}
      data-filter={id}
      data-on={isOn}
      onContextMenu={(event) => {
        event.preventDefault();
        open(event.clientX, event.clientY);
      }}
    >
      <button
        type="button"
        class={css.toggle}
        aria-pressed={isOn}
        title={isNegated ? wording.text('filterNot', text) : text}
        onClick={() => savedFilters.change(id, { isOn: !isOn })}
        onKeyDown={onKeyDown}
      >
        {isOn && <Icon name="check" />}
        <bdi class={css.label}>{label}</bdi>
      </button>
      <button
        type="button"
        class={css.more}
        aria-label={wording.text('filterMenu', name)}
        title={wording.text('filterMenu', name)}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => {
          const { bottom, left } = currentTarget.getBoundingClientRect();
          open(left, bottom + 2);
        }}
      >
        <Icon name="collapse" />
      </button>
    </span>
  );
}
