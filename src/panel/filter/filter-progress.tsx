import { PushButton } from '../components/push-button.tsx';
import { usePanel } from '../panel-model.ts';
import css from './filter-progress.module.css';

/** How far a filter has come; after a moment it is seen, with a button to stop it. */
export function FilterProgress() {
  const { matches, wording } = usePanel();
  const search = matches.searches.find(({ isSearching, progress }) => isSearching.value || progress.value !== null);
  if (!search) return null;
  return (
    <span class={css.progress}>
      {wording.text('filtering')}
      <progress aria-label={wording.text('filtering')} value={search.progress.value ?? undefined} />
      <PushButton tone="link" onClick={() => search.cancel()}>
        {wording.text('cancel')}
      </PushButton>
    </span>
  );
}
