/** Rows with the number that they are sorted by, side by side. */
export interface KeyedRows {
  readonly rows: Uint32Array<ArrayBuffer>;
  readonly keys: Float64Array<ArrayBuffer>;
  readonly length: number;
}

/** Steps between two looks at the clock, for whoever runs a sort. */
const STEPS = 8_192;

export const keyedRows = (length: number): KeyedRows => ({
  rows: new Uint32Array(length),
  keys: new Float64Array(length),
  length,
});

/**
 * Sorts by key; rows of equal keys keep their order. Yields every few thousand steps, so that a million rows need not
 * be sorted in one task; what it yields is how far it is, from 0 to 1. Keys must not be NaN. Returns the sorted rows;
 * `input` is used up.
 */
export function* sortedByKey(input: KeyedRows): Generator<number, KeyedRows> {
  let from = input;
  let to = keyedRows(input.length);
  let steps = 0;
  let done = 0;
  const all = input.length * Math.ceil(Math.log2(input.length));
  for (let width = 1; width < input.length; width *= 2) {
    for (let start = 0; start < input.length; start += 2 * width) {
      const middle = Math.min(start + width, input.length);
      const end = Math.min(start + 2 * width, input.length);
      for (const moved of merge(from, to, [start, middle, end])) yield (done + moved) / all;
      steps += end - start;
      done += end - start;
      if (steps < STEPS) continue;
      steps = 0;
      yield done / all;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Where two sorted pieces that stand side by side begin and end. */
type Pieces = readonly [start: number, middle: number, end: number];

/** Yields how many rows it has moved. */
function* merge(from: KeyedRows, to: KeyedRows, [start, middle, end]: Pieces): Generator<number> {
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    if ((at - start) % STEPS === STEPS - 1) yield at - start;
    const isLeft = right >= end || (left < middle && keyOf(from, left) <= keyOf(from, right));
    const index = isLeft ? left++ : right++;
    to.rows[at] = from.rows[index] ?? 0;
    to.keys[at] = keyOf(from, index);
  }
}

const keyOf = ({ keys }: KeyedRows, index: number): number => keys[index] ?? 0;
