import { usePanel } from '../panel-model.ts';
import { queryErrorText } from './query-error-text.ts';

/** What is wrong with what is sought, in words; null when nothing is. */
export function useFilterProblem(): string | null {
  const { filter, matches, wording } = usePanel();
  const [error] = filter.errors.value;
  if (error) return queryErrorText(error, wording);
  return matches.isStopped ? wording.text('patternStopped') : null;
}
