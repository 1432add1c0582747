import { gapsOf, type TimeBars, timeBars } from '../../session/statistics/time-bars.ts';
import type { TimeSpan } from '../../session/statistics/time-span.ts';
import { usePanel } from '../panel-model.ts';
import { lengthOf } from './span-change.ts';
import { type PlotScale, type TimeAxis, timeAxis } from './time-axis.ts';

/** Px of the narrowest bar, and of a time on the axis. Bars that are ever drawn at once. */
const BAR = 3;
const LABEL = 90;
const MOST_BARS = 2_000;
/** A gap is at least this share of what is in sight, and this many bars. */
const GAP_SHARE = 1 / 12;
const GAP_BARS = 6;

/** All that is drawn, for one width. */
export interface TimelineScene {
  readonly scale: PlotScale;
  /** All the time that there is. */
  readonly all: TimeSpan;
  readonly bars: TimeBars;
  readonly gaps: readonly TimeSpan[];
  readonly axis: TimeAxis;
}

/** Null while there is nothing to draw, or nowhere. */
export function useTimelineScene(width: number): TimelineScene | null {
  const { timeline } = usePanel();
  const { all, sums } = timeline;
  const view = timeline.zoom.value ?? all;
  if (!all || !view || width === 0) return null;
  const bars = timeBars(sums.bins, view, Math.max(1, Math.min(MOST_BARS, Math.floor(width / BAR))));
  const gaps = gapsOf(bars, Math.max(lengthOf(view) * GAP_SHARE, bars.width * GAP_BARS));
  const offset = new Date(view.from).getTimezoneOffset() * 60_000;
  return { scale: { view, width }, all, bars, gaps, axis: timeAxis(view, width, LABEL, offset) };
}
