/** Numbers from 0 up to 1, without 1. */
export type Random = () => number;

/** The same texts give the same numbers, in every browser. For faults on purpose, not for secrets. */
export function seededRandom(...seed: readonly (string | number)[]): Random {
  let state = hashOf(seed.join('\u0000'));
  return () => {
    // mulberry32: one 32-bit state, which passes the usual tests for what is asked of it here.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 up to `end`, without `end`. */
export const randomBelow = (random: Random, end: number): number => Math.floor(random() * end);

/** By the method of Box and Muller. Never `log(0)`, because 1 - random is never 0. */
export const randomNormal = (random: Random, mean: number, deviation: number): number =>
  mean + deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The numbers below `length` in another order, each as likely (Fisher and Yates). */
export function randomOrder(random: Random, length: number): number[] {
  const order = Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last--) {
    const other = randomBelow(random, last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
