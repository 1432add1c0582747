import type { TimeSpan } from '../../session/statistics/time-span.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Milliseconds between two marks of the axis, of which the first that leaves room for its text is taken. */
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 28, 91, 365].map((count) => count * DAY),
];

export interface TimeAxis {
  readonly step: number;
  readonly marks: readonly number[];
}

/** Where an axis of `width` px has its marks, with `room` px for each. `offset`: ms by which local time is behind UTC. */
export function timeAxis({ from, to }: TimeSpan, width: number, room: number, offset = 0): TimeAxis {
  const least = ((to - from) * room) / Math.max(1, width);
  const last = STEPS.at(-1) ?? DAY;
  const step = STEPS.find((candidate) => candidate >= least) ?? last * Math.ceil(least / last);
  const marks: number[] = [];
  for (let at = Math.ceil((from - offset) / step) * step + offset; at < to; at += step) marks.push(at);
  return { step, marks };
}

/** Which part of `hh:mm:ss.mmm` a mark needs: its first characters; 0 where it needs the day instead. */
export function markLength(step: number): number {
  if (step >= DAY) return 0;
  if (step >= MINUTE) return 5;
  return step >= SECOND ? 8 : 12;
}

/** Translates between time and px of a plot. */
export interface PlotScale {
  readonly view: TimeSpan;
  /** CSS px. */
  readonly width: number;
}

export const pxOf = ({ view, width }: PlotScale, at: number): number =>
  ((at - view.from) / (view.to - view.from)) * width;

export const timeOf = ({ view, width }: PlotScale, px: number): number =>
  view.from + (px / Math.max(1, width)) * (view.to - view.from);
