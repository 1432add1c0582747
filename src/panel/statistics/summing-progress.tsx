import type { ReadonlySignal } from '@preact/signals';
import { usePanel } from '../panel-model.ts';

/** The little that is always missing while messages come is no progress to show. */
const NEARLY_ALL = 0.95;

/** How far sums have come, while much is missing: not summed up yet, or not decoded yet. */
export function SummingProgress({ progress }: { readonly progress: ReadonlySignal<number | null> }) {
  const { wording } = usePanel();
  const value = progress.value;
  if (value === null || value > NEARLY_ALL) return null;
  return <progress value={value} aria-label={wording.text('summing')} title={wording.text('summing')} />;
}
