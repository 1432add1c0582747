import type { TimeSpan } from '../../session/statistics/time-span.ts';

/** Milliseconds: the shortest piece of time that can be looked at, and that can be chosen. */
const CLOSEST = 5;
const SHORTEST = 1;

export const lengthOf = ({ from, to }: TimeSpan): number => to - from;

/** Moves a piece of time so that it is within another one, as far as it fits. */
export function within(span: TimeSpan, bounds: TimeSpan): TimeSpan {
  const length = Math.min(lengthOf(span), lengthOf(bounds));
  const from = Math.min(Math.max(span.from, bounds.from), bounds.to - length);
  return { from, to: from + length };
}

export const movedBy = ({ from, to }: TimeSpan, ms: number): TimeSpan => ({ from: from + ms, to: to + ms });

/** The piece of time between two times, in whole ms, whichever comes first. */
export function spanBetween(a: number, b: number): TimeSpan {
  const from = Math.floor(Math.min(a, b));
  return { from, to: Math.max(from + SHORTEST, Math.ceil(Math.max(a, b))) };
}

/** What is looked at after zooming by `factor` around a time; null when that is all there is. */
export function zoomed(view: TimeSpan, around: number, factor: number, all: TimeSpan): TimeSpan | null {
  const length = Math.max(CLOSEST, lengthOf(view) * factor);
  if (length >= lengthOf(all)) return null;
  const share = (around - view.from) / lengthOf(view);
  const from = around - share * length;
  return within({ from, to: from + length }, all);
}

/** `view`, moved as little as possible so that `span` is in it. */
export function revealing(view: TimeSpan, span: TimeSpan): TimeSpan {
  if (lengthOf(span) >= lengthOf(view)) return span;
  if (span.from < view.from) return movedBy(view, span.from - view.from);
  return span.to > view.to ? movedBy(view, span.to - view.to) : view;
}

/** What a key does with the chosen piece of time; null for a key that does nothing with it. */
export interface KeyContext {
  readonly span: TimeSpan | null;
  /** What is in sight, and what there is. */
  readonly view: TimeSpan;
  readonly all: TimeSpan;
  /** How far an arrow moves, in ms. */
  readonly step: number;
}

/** Arrows move, with Shift they move the end alone; page keys move by the whole length. */
export function spanAfterKey(key: string, withShift: boolean, context: KeyContext): TimeSpan | null {
  const { all, step } = context;
  const span = context.span ?? firstSpan(key, context);
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: -step,
    ArrowDown: -step,
    ArrowRight: step,
    ArrowUp: step,
    PageDown: -lengthOf(span),
    PageUp: lengthOf(span),
    Home: all.from - span.from,
    End: all.to - span.to,
  };
  const move = moves[key];
  if (move === undefined) return null;
  if (context.span === null) return within(span, all);
  if (!withShift) return within(movedBy(span, move), all);
  return { from: span.from, to: Math.min(all.to, Math.max(span.from + step, span.to + move)) };
}

/** A tenth of what is in sight, at the end that the key comes from. */
function firstSpan(key: string, { view }: KeyContext): TimeSpan {
  const length = lengthOf(view) / 10;
  const isAtStart = key === 'ArrowRight' || key === 'ArrowUp' || key === 'Home';
  return isAtStart ? spanBetween(view.from, view.from + length) : spanBetween(view.to - length, view.to);
}
