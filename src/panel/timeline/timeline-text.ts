import { peakOf, type TimeBars } from '../../session/statistics/time-bars.ts';
import type { BinColumn } from '../../session/statistics/time-bins.ts';
import type { TimeSpan } from '../../session/statistics/time-span.ts';
import type { Wording } from '../text/wording.ts';
import { lengthOf } from './span-change.ts';
import { markLength } from './time-axis.ts';
import type { TimelineScene } from './use-timeline-scene.ts';

/** Milliseconds from which a span is told in whole seconds. */
const WHOLE_SECONDS = 10_000;

/** `12:00:03–12:00:07`, with milliseconds where they matter, and with days where they differ. */
export function spanText(wording: Wording, span: TimeSpan): string {
  const length = lengthOf(span) >= WHOLE_SECONDS ? 8 : 12;
  const [from, to] = [wording.time(span.from).slice(0, length), wording.time(span.to).slice(0, length)];
  const [first, last] = [wording.day(span.from), wording.day(span.to)];
  return first === last ? `${from}–${to}` : `${first} ${from} – ${last} ${to}`;
}

/** A time of the axis, as long as the distance between two of them asks for. */
export function markText(wording: Wording, at: number, step: number): string {
  const length = markLength(step);
  return length === 0 ? wording.day(at) : wording.time(at).slice(0, length);
}

const total = ({ values }: TimeBars, column: BinColumn): number =>
  values[column].reduce((sum, value) => sum + value, 0);

/** All that the picture shows, in words. */
export function timelineText(wording: Wording, { bars, gaps, scale }: TimelineScene): string {
  const bytes = (column: BinColumn) => wording.bytes(total(bars, column));
  return [
    spanText(wording, scale.view),
    `${wording.counted('sentCount', total(bars, 'sent'))} (${bytes('sentBytes')})`,
    `${wording.counted('receivedCount', total(bars, 'received'))} (${bytes('receivedBytes')})`,
    wording.text('timelinePeak', wording.number(peakOf(bars, ['sent', 'received'])), wording.lasting(bars.width)),
    ...markTexts(wording, bars),
    ...(gaps.length > 0 ? [gapsText(wording, gaps)] : []),
  ].join(', ');
}

/** What one bar stands for. */
export function barText(wording: Wording, bars: TimeBars, bar: number): string {
  const at = (column: BinColumn) => bars.values[column][bar] ?? 0;
  const from = bars.start + bar * bars.width;
  const side = (arrow: string, count: number, bytes: number) =>
    `${arrow} ${wording.number(count)} (${wording.bytes(bytes)})`;
  const one = { ...bars, values: singled(bars, bar) };
  return [
    wording.time(from).slice(0, bars.width >= 1_000 ? 8 : 12),
    side('↑', at('sent'), at('sentBytes')),
    side('↓', at('received'), at('receivedBytes')),
    ...markTexts(wording, one),
  ].join(' · ');
}

const singled = ({ values }: TimeBars, bar: number): TimeBars['values'] => ({
  ...values,
  opens: values.opens.subarray(bar, bar + 1),
  closes: values.closes.subarray(bar, bar + 1),
  losses: values.losses.subarray(bar, bar + 1),
});

function markTexts(wording: Wording, bars: TimeBars): string[] {
  const [opens, closes, losses] = [total(bars, 'opens'), total(bars, 'closes'), total(bars, 'losses')];
  return [
    ...(opens > 0 ? [wording.counted('openedCount', opens)] : []),
    ...(closes > 0 ? [wording.counted('closedCount', closes)] : []),
    ...(losses > 0 ? [wording.counted('lostCount', losses)] : []),
  ];
}

function gapsText(wording: Wording, gaps: readonly TimeSpan[]): string {
  const longest = Math.max(...gaps.map(lengthOf));
  return wording.counted('gapCount', gaps.length, wording.lasting(longest));
}
