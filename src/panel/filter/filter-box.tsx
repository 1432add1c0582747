import { useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { COMPLETIONS_ID, CompletionList, optionId } from './completion-list.tsx';
import css from './filter-box.module.css';
import { MarkedQuery } from './marked-query.tsx';
import { PatternSwitch } from './pattern-switch.tsx';
import { SaveFilter } from './save-filter.tsx';
import { useCompletions } from './use-completions.ts';
import { useFilterKeys } from './use-filter-keys.ts';
import { useFilterProblem } from './use-filter-problem.ts';

/**
 * The box for what is sought, in the query language or as one regular expression. It behaves as a combobox; its role
 * stays that of a search box, by which people and assistive technology look for it.
 */
export function FilterBox() {
  const { filter, wording } = usePanel();
  const box = useRef<HTMLInputElement>(null);
  const completions = useCompletions(box);
  const onKeyDown = useFilterKeys(completions);
  const { list } = completions;
  const problem = useFilterProblem();
  const isTold = problem !== null && list === null; // the list tells it better
  return (
    <div class={css.filter}>
      <MarkedQuery box={box} text={filter.query.value} errors={filter.errors.value} />
      <input
        ref={box}
        type="search"
        id="filter"
        class={css.box}
        aria-label={wording.text('filter')}
        placeholder={wording.text('filterHint')}
        title={wording.text('filterHint')}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={list ? COMPLETIONS_ID : undefined}
        aria-activedescendant={list && list.active >= 0 ? optionId(list.active) : undefined}
        aria-invalid={filter.errors.value.length > 0 || problem !== null}
        aria-describedby={isTold ? 'filter-problem' : undefined}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={filter.query.value}
        onInput={({ currentTarget }) => {
          filter.query.value = currentTarget.value;
          if (currentTarget.value === '') completions.close();
          else completions.offer();
        }}
        onKeyDown={onKeyDown}
        onBlur={completions.close}
      />
      <PatternSwitch />
      <SaveFilter />
      <div class={css.below}>
        {isTold && (
          <span id="filter-problem" class={css.problem} role="alert">
            {problem}
          </span>
        )}
        <CompletionList list={list} take={completions.take} />
      </div>
    </div>
  );
}
