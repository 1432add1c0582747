import type { BrowserName } from '../browsers/browser.ts';

/** One measured figure. `budget` is the most that it may be, or the least; null when it only informs. */
export interface Row {
  readonly name: string;
  readonly browser: BrowserName | 'both';
  readonly value: number;
  readonly unit: string;
  readonly budget: number | null;
  readonly bound: 'most' | 'least';
  readonly ok: boolean;
}

export function row(
  browser: Row['browser'],
  name: string,
  measured: [value: number, unit: string],
  budget?: number,
): Row {
  const [exact, unit] = measured;
  const value = Math.round(exact * 1_000) / 1_000;
  const ok = budget === undefined || value <= budget;
  return { name, browser, value, unit, budget: budget ?? null, bound: 'most', ok };
}

/** A figure that must not be less than its budget. */
export function rateRow(name: string, measured: [value: number, unit: string], budget: number): Row {
  const one = row('both', name, measured, budget);
  return { ...one, bound: 'least', ok: one.value >= budget };
}

/** The middle one; the mean of the two in the middle of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}
