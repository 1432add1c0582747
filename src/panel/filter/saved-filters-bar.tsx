import { usePanel } from '../panel-model.ts';
import { saveFilter } from './filter-actions.ts';
import { FilterName } from './filter-name.tsx';
import { SavedFilterChip } from './saved-filter-chip.tsx';
import css from './saved-filters-bar.module.css';

/** The saved filters, each to be turned on and off; and the name of one that is being saved. */
export function SavedFiltersBar() {
  const model = usePanel();
  const { savedFilters, wording } = model;
  const filters = savedFilters.all.value;
  const named = savedFilters.named.value;
  if (filters.length === 0 && named === null) return null;
  return (
    <div class={css.bar} role="group" aria-label={wording.text('savedFilters')}>
      {filters.map((saved) =>
        saved.id === named ? (
          <FilterName
            key={saved.id}
            name={saved.name}
            onName={(name) => {
              savedFilters.change(saved.id, { name });
              savedFilters.named.value = null;
            }}
            onEnd={() => focusFilter(saved.id)}
          />
        ) : (
          <SavedFilterChip key={saved.id} saved={saved} />
        ),
      )}
      {named === 'new' && <FilterName name="" onName={(name) => saveFilter(model, name)} onEnd={focusBox} />}
    </div>
  );
}

const focusBox = () => document.getElementById('filter')?.focus();

/** On the saved filter that was renamed, once it is drawn again. */
const focusFilter = (id: number) =>
  queueMicrotask(() => document.querySelector<HTMLElement>(`[data-filter="${id}"] button`)?.focus());
