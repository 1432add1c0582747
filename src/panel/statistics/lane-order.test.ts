import { describe, expect, test } from 'vitest';
import { Lane } from '../../session/statistics/type-lanes.ts';
import { type LaneColumn, orderedBy, orderedLanes } from './lane-order.ts';

function lane(name: string | null, count: number, latency?: number): Lane {
  const made = new Lane(name);
  made.received = count;
  made.bytes = 100 - count;
  made.sizes.add(count * 10);
  if (latency !== undefined) made.latencies.add(latency);
  return made;
}

const lanes = [lane(null, 90), lane('b10', 5, 30), lane('b9', 7), lane('a', 5, 80)];

describe('lanes', () => {
  test.each<[LaneColumn, boolean, string]>([
    ['count', true, 'b9 a b10 null'],
    ['count', false, 'a b10 b9 null'],
    ['kind', false, 'a b9 b10 null'],
    ['kind', true, 'b10 b9 a null'],
    ['size', true, 'b9 a b10 null'],
    ['bytes', true, 'a b10 b9 null'],
    ['latency', true, 'a b10 b9 null'],
  ])('by %s, descending: %s', (by, isDescending, names) => {
    const ordered = orderedLanes(lanes, { by, isDescending }).map(({ name }) => name);
    expect(ordered.join(' ').replace(/ $/, ' null')).toBe(names);
  });

  test('turn round when their column is pressed again', () => {
    const first = orderedBy({ by: 'count', isDescending: true }, 'size');
    expect(first).toEqual({ by: 'size', isDescending: true });
    expect(orderedBy(first, 'size')).toEqual({ by: 'size', isDescending: false });
    expect(orderedBy(first, 'kind')).toEqual({ by: 'kind', isDescending: false });
  });
});
