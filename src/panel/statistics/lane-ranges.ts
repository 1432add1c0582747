import type { LogHistogram } from '../../session/statistics/log-histogram.ts';
import type { TimeSpan } from '../../session/statistics/time-span.ts';
import type { Lane, TypeLanes } from '../../session/statistics/type-lanes.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What the charts of all lanes have in common, so that they can be compared. */
export interface LaneRanges {
  readonly time: TimeSpan;
  readonly size: Range;
  readonly latency: Range;
}

export function laneRanges({ extent, lanes }: TypeLanes): LaneRanges {
  const time = extent ?? { from: 0, to: 1 };
  return {
    time: { from: time.from, to: Math.max(time.to, time.from + 1) },
    size: rangeOf(lanes, ({ sizes }) => sizes),
    latency: rangeOf(lanes, ({ latencies }) => latencies),
  };
}

function rangeOf(lanes: readonly Lane[], histogramOf: (lane: Lane) => LogHistogram): Range {
  let [from, to] = [Number.POSITIVE_INFINITY, 1];
  for (const lane of lanes) {
    const { count, leastPositive, most } = histogramOf(lane);
    if (count === 0) continue;
    from = Math.min(from, leastPositive);
    to = Math.max(to, most);
  }
  return { from: Math.min(from, to), to };
}
