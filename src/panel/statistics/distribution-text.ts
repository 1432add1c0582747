import type { LogHistogram } from '../../session/statistics/log-histogram.ts';
import type { Wording } from '../text/wording.ts';

/** Median and tails, in one line. `say`: a value in words. */
export function distributionText(wording: Wording, histogram: LogHistogram, say: (value: number) => string): string {
  const { least, most } = histogram;
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((q) => say(histogram.quantile(q)));
  return wording.text('distribution', say(least), p50 ?? '', p95 ?? '', p99 ?? '', say(most));
}
