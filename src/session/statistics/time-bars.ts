import { BIN_COLUMNS, type BinColumn, type BinValues, binValues, type TimeBins } from './time-bins.ts';
import type { TimeSpan } from './time-span.ts';

/** Sums over a piece of time, few enough to be drawn. */
export interface TimeBars {
  /** When the first bar begins, in ms since the Unix epoch. */
  readonly start: number;
  /** Of one bar, in ms. */
  readonly width: number;
  readonly count: number;
  readonly values: BinValues;
}

/**
 * At most `most` bars, and two for the edges, that cover `view`. Bars begin at multiples of their width: as time goes on
 * they move and do not flicker.
 */
export function timeBars(bins: TimeBins, view: TimeSpan, most: number): TimeBars {
  let width = bins.width;
  while ((view.to - view.from) / width > most) width *= 2;
  const first = Math.floor(view.from / width);
  const count = Math.max(1, Math.min(most + 2, Math.ceil(view.to / width) - first));
  const values = binValues(count);
  const offset = Math.round(bins.start / bins.width);
  const perBar = width / bins.width;
  const from = Math.max(0, first * perBar - offset);
  const to = Math.min(bins.length, (first + count) * perBar - offset);
  for (const column of BIN_COLUMNS) {
    const source = bins.values[column];
    const target = values[column];
    for (let place = from; place < to; place++) {
      const bar = Math.floor((place + offset) / perBar) - first;
      target[bar] = (target[bar] ?? 0) + (source[place] ?? 0);
    }
  }
  return { start: first * width, width, count, values };
}

/** The largest of the columns. */
export function peakOf({ count, values }: TimeBars, columns: readonly BinColumn[]): number {
  let peak = 0;
  for (const column of columns) {
    for (let bar = 0; bar < count; bar++) peak = Math.max(peak, values[column][bar] ?? 0);
  }
  return peak;
}

/** Where no message came for `least` ms or more, between two that did. */
export function gapsOf({ count, start, values, width }: TimeBars, least: number): TimeSpan[] {
  const gaps: TimeSpan[] = [];
  let quietSince = -1;
  for (let bar = 0; bar < count; bar++) {
    if (values.sent[bar] === 0 && values.received[bar] === 0) continue;
    if (quietSince >= 0 && (bar - quietSince) * width >= least) {
      gaps.push({ from: start + quietSince * width, to: start + bar * width });
    }
    quietSince = bar + 1;
  }
  return gaps;
}
