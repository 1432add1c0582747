import type { Wait } from '../action.ts';
import { type Random, randomNormal } from '../random.ts';

/** How long to wait, in ms, never less than nothing. */
export function waitOf(wait: Wait, random: Random): number {
  if ('ms' in wait) return wait.ms;
  if ('mean' in wait) return Math.max(0, randomNormal(random, wait.mean, wait.deviation));
  return wait.from + random() * (wait.to - wait.from);
}
