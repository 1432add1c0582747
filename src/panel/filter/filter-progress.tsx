import { ProgressNote } from '../components/progress-note.tsx';
import { PushButton } from '../components/push-button.tsx';
import { usePanel } from '../panel-model.ts';

/** How far a filter has come; after a moment it is seen, with a button to stop it. */
export function FilterProgress() {
  const { matches, meaning, wording } = usePanel();
  const search = matches.searches.find(({ isSearching, progress }) => isSearching.value || progress.value !== null);
  // One that waits for what is not decoded, which the user has stopped, gets no further: that is told beside it.
  if (!search || (meaning.isPaused.value && !search.isSearching.value)) return null;
  const label = wording.text('filtering');
  const cancel = (
    <PushButton tone="link" onClick={() => search.cancel()}>
      {wording.text('cancel')}
    </PushButton>
  );
  return (
    <ProgressNote label={label} value={search.progress.value} cancel={cancel}>
      {label}
    </ProgressNote>
  );
}
