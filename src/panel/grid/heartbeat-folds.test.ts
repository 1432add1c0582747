import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeartbeatFolds } from './heartbeat-folds.ts';

/** A list of rows that may be changed; rows from 100 on are heartbeats. */
function setUp(rows: number[]) {
  const list = {
    rows,
    get length() {
      return this.rows.length;
    },
    rowAt: (at: number) => list.rows[at] ?? -1,
  };
  const facts = { isHeartbeat: (row: number) => row >= 100, isKnown: () => true };
  const folds = new HeartbeatFolds(list, facts);
  const advance = () => folds.advance(() => false);
  advance();
  const shown = () => Array.from({ length: folds.length }, (_, index) => list.rowAt(folds.positionOf(index)));
  return { advance, folds, list, shown };
}

test('a run is shown as its first row, a single heartbeat as itself', () => {
  const { folds, shown } = setUp([1, 100, 2, 101, 102, 103, 3]);
  expect(shown()).toEqual([1, 100, 2, 101, 3]);
  expect([0, 1, 2, 3, 4, 5, 6].map((position) => folds.indexOf(position))).toEqual([0, 1, 2, 3, 3, 3, 4]);
  expect([0, 1, 3, 4].map((position) => folds.runAt(position))).toEqual([0, 0, 3, 0]);
});

test('a run is unfolded and folded again', () => {
  const { folds, shown } = setUp([100, 101, 1, 102, 103, 2]);
  folds.toggleAt(0);
  expect(shown()).toEqual([100, 101, 1, 102, 2]);
  expect(folds.isOpenAt(0)).toBe(true);
  expect(folds.indexOf(4)).toBe(3);
  folds.toggleAt(0);
  expect(shown()).toEqual([100, 1, 102, 2]);
});

test('a run grows at the end', () => {
  const { advance, folds, list, shown } = setUp([1, 100]);
  list.rows.push(101, 102);
  advance();
  expect(shown()).toEqual([1, 100]);
  list.rows.push(103, 2);
  advance();
  expect(shown()).toEqual([1, 100, 2]);
  expect(folds.runAt(1)).toBe(4);
});

test('what is not known yet is not folded', () => {
  let known = 2;
  const rows = [100, 101, 102];
  const folds = new HeartbeatFolds(
    { length: 3, rowAt: (at) => rows[at] ?? -1 },
    { isHeartbeat: () => true, isKnown: (row) => row < 100 + known },
  );
  folds.advance(() => false);
  expect(folds.length).toBe(2);
  known = 3;
  folds.advance(() => false);
  expect(folds.length).toBe(1);
});

const row = fc.oneof(fc.nat(50), fc.integer({ min: 100, max: 400 }));
const insertion = fc.tuple(fc.nat(60), fc.uniqueArray(row, { maxLength: 4 }));

test('whatever comes between, the folds are those of the list as it is', () => {
  fc.assert(
    fc.property(fc.uniqueArray(row, { maxLength: 60 }), fc.array(insertion), (first, insertions) => {
      const { advance, folds, list, shown } = setUp([...first]);
      for (const [at, rows] of insertions) {
        list.rows.splice(Math.min(at, list.rows.length), 0, ...rows.filter((one) => !list.rows.includes(one)));
        advance();
      }
      const fresh = setUp([...list.rows]);
      expect(shown()).toEqual(fresh.shown());
      for (const [index] of shown().entries()) expect(folds.indexOf(folds.positionOf(index))).toBe(index);
    }),
  );
});
