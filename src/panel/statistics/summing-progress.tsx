import { usePanel } from '../panel-model.ts';
import { WorkProgress } from '../slices/work-progress.tsx';
import type { RowFollower, RowSink } from './row-follower.ts';

/** The little that is always missing while messages come is no progress to show. */
const NEARLY_ALL = 0.95;

/** How far sums have come, while much is missing: not summed up yet, or not decoded yet; and that they were stopped. */
export function SummingProgress({ follower }: { readonly follower: RowFollower<RowSink> }) {
  const { meaning, wording } = usePanel();
  const label = wording.text('summing');
  if (follower.isPaused.value) {
    return <WorkProgress label={label} state={{ type: 'cancelled', again: () => follower.resume() }} />;
  }
  const progress = follower.progress.value;
  if (progress === null || progress > NEARLY_ALL) return null;
  // What is not decoded is not summed up, and the user has stopped that.
  if (meaning.isPaused.value) {
    return <WorkProgress label={label} state={{ type: 'cancelled', again: () => meaning.resume() }} />;
  }
  return <WorkProgress label={label} state={{ type: 'busy', progress, cancel: () => follower.pause() }} />;
}
