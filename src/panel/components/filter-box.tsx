import type { QueryError } from '../../session/query/query-error.ts';
import { queryErrorText } from '../filter/query-error-text.ts';
import { usePanel } from '../panel-model.ts';
import type { Translate } from '../panel-services.ts';
import css from './filter-box.module.css';

/** The box whose content is searched for, as text or as a regular expression, and what is wrong with it. */
export function FilterBox() {
  const { filter, view, wording } = usePanel();
  const problem = filterProblem(filter.errors.value[0], view.isStopped.value, wording.text);
  const onInput = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    filter.query.value = currentTarget.value;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || filter.query.value === '') return;
    event.stopPropagation(); // or it would close Details as well
    filter.query.value = '';
  };
  return (
    <div class={css.filter}>
      <input
        type="search"
        id="filter"
        class={css.box}
        aria-label={wording.text('filter')}
        placeholder={wording.text('filter')}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'filter-problem'}
        autocomplete="off"
        spellcheck={false}
        value={filter.query.value}
        onInput={onInput}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        class={css.pattern}
        aria-label={wording.text('regularExpression')}
        title={wording.text('regularExpression')}
        aria-pressed={filter.isPattern.value}
        onClick={() => {
          filter.isPattern.value = !filter.isPattern.value;
        }}
      >
        .*
      </button>
      {problem !== null && (
        <span id="filter-problem" class={css.problem} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

function filterProblem(error: QueryError | undefined, isStopped: boolean, text: Translate): string | null {
  if (error) return queryErrorText(error, text);
  return isStopped ? text('patternStopped') : null;
}
