import { usePanel } from '../panel-model.ts';
import { WorkProgress } from '../slices/work-progress.tsx';

/** How much of a big message has come that is to be edited, and the button that gives it up. */
export function HeldLoading() {
  const { holding, loading, wording } = usePanel();
  void loading.revision.value;
  const message = holding.loaded.value;
  const state = message && loading.stateOf(message);
  if (state?.type !== 'loading') return null;
  const work = { type: 'busy', progress: state.part, cancel: state.cancel } as const;
  return <WorkProgress label={wording.text('loadingWhole')} state={work} />;
}
