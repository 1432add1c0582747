import { PushButton } from '../components/push-button.tsx';
import bar from '../grid/sort-bar.module.css';
import { usePanel } from '../panel-model.ts';

/** That a filter was stopped by the user, and how much it has not looked at. */
export function SkippedBar() {
  const { matches, wording } = usePanel();
  const search = matches.searches.find(({ skipped }) => skipped.value > 0);
  if (!search) return null;
  const text = wording.counted('rowsSkipped', search.skipped.value);
  return (
    <div class={bar.bar} role="status">
      <span class={bar.text} title={text}>
        {text}
      </span>
      <PushButton tone="link" onClick={() => search.again()}>
        {wording.text('workAgain')}
      </PushButton>
    </div>
  );
}
