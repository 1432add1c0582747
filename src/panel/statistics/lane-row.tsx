import type { Lane } from '../../session/statistics/type-lanes.ts';
import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import { DistributionCell } from './distribution-cell.tsx';
import type { LaneRanges } from './lane-ranges.ts';
import css from './lanes.module.css';
import { SmallChart } from './small-chart.tsx';

const ACTIVITY_COLUMNS = 40;

interface LaneRowProps {
  readonly lane: Lane;
  readonly position: number;
  /** What the query says of its kind. */
  readonly asked: 'shown' | 'hidden' | undefined;
  readonly isTabStop: boolean;
  readonly className: string | undefined;
  readonly ranges: LaneRanges;
  readonly onPress: (lane: Lane, event: MouseEvent | KeyboardEvent) => void;
}

/** All messages of one kind, on one line. */
export function LaneRow({ lane, position, asked, isTabStop, className = '', ranges, onPress }: LaneRowProps) {
  const { wording } = usePanel();
  const { bytes, count, latencies, name, received, sent, sizes } = lane;
  const { latency, size, time } = ranges;
  const seconds = Math.max(1, (time.to - time.from) / 1_000);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has one handler for all keys
    <div
      role="row"
      class={`${css.row} ${className}`}
      tabIndex={isTabStop ? 0 : -1}
      aria-rowindex={position + 2}
      aria-selected={asked === 'shown'}
      data-asked={asked}
      title={name === null ? wording.text('laneRestHint') : `${visibleText(name)}\n${wording.text('laneHint')}`}
      onClick={(event) => onPress(lane, event)}
    >
      <span role="gridcell" class={css.kind}>
        <bdi class={css.name}>{name === null ? wording.text('laneRest') : visibleText(name)}</bdi>
        {asked === 'hidden' && <span class={css.mark}>{wording.text('laneHidden')}</span>}
        <LaneMarks lane={lane} />
      </span>
      <span role="gridcell" class={css.count}>
        {wording.number(count)}
      </span>
      <span role="gridcell" class={css.directions}>
        {sent > 0 && <span class={css.sent}>↑ {wording.number(sent)}</span>}
        {received > 0 && <span class={css.received}>↓ {wording.number(received)}</span>}
      </span>
      <span role="gridcell" class={css.rate}>
        {wording.text('perSecond', wording.short(count / seconds))}
      </span>
      <span role="gridcell" class={css.activity}>
        <SmallChart values={lane.shape(ACTIVITY_COLUMNS, time)} tone="accent" />
      </span>
      <DistributionCell
        histogram={sizes}
        {...size}
        className={css.size}
        say={(value) => wording.bytes(Math.round(value))}
      />
      <DistributionCell histogram={latencies} {...latency} say={(value) => wording.lasting(value)} />
      <span role="gridcell" class={css.bytes}>
        {wording.bytes(bytes)}
      </span>
    </div>
  );
}

function LaneMarks({ lane: { count, errors, heartbeats } }: { readonly lane: Lane }) {
  const { wording } = usePanel();
  return (
    <>
      {heartbeats > 0 && heartbeats >= count / 2 && (
        <span class={css.mark}>
          <Icon name="heartbeat" /> {wording.text('heartbeat')}
        </span>
      )}
      {errors > 0 && <span class={css.problem}>{wording.counted('errorCount', errors)}</span>}
    </>
  );
}
