import css from './small-chart.module.css';

const HEIGHT = 16;

interface SmallChartProps {
  /** The heights of its columns, in any unit. */
  readonly values: Float64Array;
  readonly tone?: 'plain' | 'accent';
}

/** Columns without axes, beside numbers that say the same to whoever cannot see it. */
export function SmallChart({ values, tone = 'plain' }: SmallChartProps) {
  const peak = values.reduce((most, value) => Math.max(most, value), 0);
  const heights = Array.from(values, (value) => (value === 0 ? 0 : Math.max(1, (value / peak) * HEIGHT)));
  const columns = heights.map((height, at) =>
    height === 0 ? '' : `M${at} ${HEIGHT}v${-height.toFixed(1)}h.85V${HEIGHT}`,
  );
  return (
    <svg
      class={css.chart}
      data-tone={tone}
      viewBox={`0 0 ${values.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={columns.join('')} />
    </svg>
  );
}
