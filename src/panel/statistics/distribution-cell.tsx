import type { LogHistogram } from '../../session/statistics/log-histogram.ts';
import { usePanel } from '../panel-model.ts';
import { distributionText } from './distribution-text.ts';
import css from './lanes.module.css';
import { SmallChart } from './small-chart.tsx';

const COLUMNS = 24;

interface DistributionCellProps {
  readonly histogram: LogHistogram;
  /** Where the chart begins and ends, the same for all that are compared. */
  readonly from: number;
  readonly to: number;
  /** Of the column that it stands in. */
  readonly className?: string | undefined;
  /** A value in words. */
  readonly say: (value: number) => string;
}

/** The median, the shape and the tail of a distribution. */
export function DistributionCell({ histogram, from, to, className = '', say }: DistributionCellProps) {
  const { wording } = usePanel();
  const look = `${css.distribution} ${className}`;
  if (histogram.count === 0) return <span role="gridcell" class={look} />;
  return (
    <span role="gridcell" class={look} title={distributionText(wording, histogram, say)}>
      <span class={css.value}>{say(histogram.quantile(0.5))}</span>
      <SmallChart values={histogram.shape(COLUMNS, from, to)} />
      <span class={css.value}>{say(histogram.quantile(0.95))}</span>
    </span>
  );
}
