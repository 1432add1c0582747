import type { TimeSpan } from '../../session/statistics/time-span.ts';
import { lengthOf, movedBy, spanBetween, within } from './span-change.ts';
import { type PlotScale, pxOf, timeOf } from './time-axis.ts';

/** Px from an edge of the span in which the edge is caught; px that a pointer may move in a click. */
const EDGE = 5;
const STILL = 3;

/** `draw` a new span · `move` the span · move its `start` or its `end`. */
export type Grip = 'draw' | 'move' | 'start' | 'end';

/**
 * A drag under way: what is held, where it began, at which time, and the span of then. While messages come, that time
 * stands elsewhere by and by.
 */
export interface Drag {
  readonly grip: Grip;
  readonly px: number;
  readonly at: number;
  readonly span: TimeSpan | null;
}

/** What a pointer at `px` would take hold of. */
export function gripAt(scale: PlotScale, span: TimeSpan | null, px: number): Grip {
  if (!span) return 'draw';
  const from = pxOf(scale, span.from);
  const to = pxOf(scale, span.to);
  if (Math.abs(px - to) <= EDGE) return 'end';
  if (Math.abs(px - from) <= EDGE) return 'start';
  return px > from && px < to ? 'move' : 'draw';
}

export const isStill = ({ px }: Drag, now: number): boolean => Math.abs(now - px) < STILL;

/** The span with the pointer at `now`; `all`: what it must stay within. */
export function spanAfterDrag({ at, grip, span }: Drag, now: number, scale: PlotScale, all: TimeSpan): TimeSpan {
  const bounded = (time: number) => Math.min(all.to, Math.max(all.from, time));
  const to = bounded(timeOf(scale, now));
  if (grip === 'draw' || !span) return spanBetween(bounded(at), to);
  if (grip === 'start') return spanBetween(to, span.to);
  if (grip === 'end') return spanBetween(span.from, to);
  const { from } = within(movedBy(span, timeOf(scale, now) - at), all);
  return { from: Math.round(from), to: Math.round(from) + lengthOf(span) };
}
