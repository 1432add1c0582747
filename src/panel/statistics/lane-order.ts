import type { Lane } from '../../session/statistics/type-lanes.ts';

export type LaneColumn = 'kind' | 'count' | 'bytes' | 'size' | 'latency';

export interface LaneOrder {
  readonly by: LaneColumn;
  readonly isDescending: boolean;
}

const VALUES: Readonly<Record<Exclude<LaneColumn, 'kind'>, (lane: Lane) => number>> = {
  count: (lane) => lane.count,
  bytes: (lane) => lane.bytes,
  size: ({ sizes }) => sizes.quantile(0.5),
  // Those without any come last in what one looks for: the slowest.
  latency: ({ latencies }) => (latencies.count === 0 ? -1 : latencies.quantile(0.95)),
};

/** The lanes in order; the one for the rest is always last. */
export function orderedLanes(lanes: readonly Lane[], { by, isDescending }: LaneOrder): Lane[] {
  const sign = isDescending ? -1 : 1;
  const keyed = lanes.map((lane) => ({ lane, value: by === 'kind' ? 0 : VALUES[by](lane) }));
  const names = new Intl.Collator(undefined, { numeric: true });
  keyed.sort((a, b) => {
    if (a.lane.name === null || b.lane.name === null) return a.lane.name === null ? 1 : -1;
    const byName = names.compare(a.lane.name, b.lane.name);
    if (by === 'kind') return sign * byName;
    return sign * (a.value - b.value) || byName;
  });
  return keyed.map(({ lane }) => lane);
}

/** What a press on the head of a column makes of the order: numbers begin with the largest, names with A. */
export function orderedBy(order: LaneOrder, column: LaneColumn): LaneOrder {
  return { by: column, isDescending: order.by === column ? !order.isDescending : column !== 'kind' };
}
