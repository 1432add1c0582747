import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import { type LaneColumn, orderedBy } from './lane-order.ts';
import css from './lanes.module.css';

/** `by`: what it sorts by; absent for one that does not. */
interface Head {
  readonly name: MessageKey;
  readonly hint?: MessageKey;
  readonly by?: LaneColumn;
  readonly class: string | undefined;
}

const HEADS: readonly Head[] = [
  { name: 'columnKind', by: 'kind', class: css.kind },
  { name: 'messages', by: 'count', class: css.count },
  { name: 'direction', class: css.directions },
  { name: 'columnRate', hint: 'columnRateHint', class: css.rate },
  { name: 'columnActivity', class: css.activity },
  { name: 'columnSize', hint: 'columnSpread', by: 'size', class: css.size },
  { name: 'columnLatency', hint: 'columnSpread', by: 'latency', class: undefined },
  { name: 'columnTotal', by: 'bytes', class: css.bytes },
];

export const LANE_COLUMNS = HEADS.length;

/** The names of the columns; a press on one sorts by it. */
export function LanesHeader() {
  const { statistics, wording } = usePanel();
  const order = statistics.laneOrder.value;
  const sortOf = (by: LaneColumn | undefined) => {
    if (by === undefined) return undefined;
    if (by !== order.by) return 'none';
    return order.isDescending ? 'descending' : 'ascending';
  };
  const sortBy = (by: LaneColumn) => {
    statistics.laneOrder.value = orderedBy(order, by);
  };
  return (
    <div role="row" class={css.header} aria-rowindex={1}>
      {HEADS.map(({ name, hint, by, class: className }) => (
        <span
          key={name}
          role="columnheader"
          class={className}
          aria-sort={sortOf(by)}
          title={hint && wording.text(hint)}
        >
          {by === undefined ? (
            wording.text(name)
          ) : (
            <button type="button" class={css.sort} onClick={() => sortBy(by)}>
              {wording.text(name)}
              {by === order.by && <Icon name={order.isDescending ? 'descending' : 'ascending'} />}
            </button>
          )}
        </span>
      ))}
    </div>
  );
}
