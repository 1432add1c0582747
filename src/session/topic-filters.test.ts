import { describe, expect, test } from 'vitest';
import { ANY_LEVEL, ANY_LEVELS, SOME_LEVELS } from '../decoders/decoder.ts';
import { BRANCHES, TopicFilters } from './topic-filters.ts';

/** Row numbers are places in the list. */
function filtersOf(...names: readonly string[]): TopicFilters {
  const filters = new TopicFilters();
  for (const [row, name] of names.entries()) filters.set(name, row);
  return filters;
}

test('a filter of any length is kept for nothing', () => {
  const [long, longer] = ['a'.repeat(1_000), 'a'.repeat(1_001)];
  const filters = filtersOf(long, longer);
  expect([filters.find(long), filters.find(longer), filters.branches]).toEqual([0, undefined, 1]);
});

describe('a topic belongs to the last filter that is for it', () => {
  test.each([
    ['a/b', ['a/b', 'a/c'], 0],
    ['a/b', ['a', 'a/b/c', 'b'], undefined],
    ['a/b', [`a/${ANY_LEVEL}`, `${ANY_LEVEL}/b`], 1],
    ['a', [`a/${ANY_LEVEL}`], undefined],
    ['a/b/c', [`a/${ANY_LEVELS}`, `a/${ANY_LEVEL}`], 0],
    ['a', [`a/${ANY_LEVELS}`], 0],
    ['a', [`a/${SOME_LEVELS}`], undefined],
    ['a/b/c', [`a/${SOME_LEVELS}`], 0],
    ['/a', [`${ANY_LEVEL}/a`, 'a'], 0],
    ['$SYS/up', [ANY_LEVELS, `${ANY_LEVEL}/up`], undefined],
    ['$SYS/up', [`$SYS/${ANY_LEVELS}`], 0],
    ['a/$b', [`a/${ANY_LEVEL}`], 0],
    ['', [ANY_LEVELS], 0],
  ])('%j of %j', (topic, names, row) => {
    expect(filtersOf(...names).find(topic)).toBe(row);
  });

  test('that is still subscribed to', () => {
    const filters = filtersOf(`a/${ANY_LEVELS}`, 'a/b', 'a/b/c');
    filters.delete('a/b');
    expect([filters.find('a/b'), filters.find('a/b/c')]).toEqual([0, 2]);
    for (const name of ['a/b/c', `a/${ANY_LEVELS}`, 'never']) filters.delete(name);
    expect([filters.find('a/b'), filters.find('a/b/c')]).toEqual([undefined, undefined]);
  });
});

test('of very many filters the oldest are forgotten, and one that is subscribed to again is new', () => {
  const filters = filtersOf(...Array.from({ length: 10_000 }, (_, index) => `t/${index}`));
  filters.set('t/0', 10_000);
  filters.set('t/new', 10_001);
  expect(['t/0', 't/1', 't/2', 't/new'].map((topic) => filters.find(topic))).toEqual([10_000, undefined, 2, 10_001]);
});

test('filters that are all for one topic do not make it look at all of them', () => {
  const levels = 24;
  const names = Array.from({ length: 9_000 }, (_, index) =>
    Array.from({ length: levels }, (_, level) => ((index >> (level % 13)) & 1 ? ANY_LEVEL : 'a')).join('/'),
  );
  expect(filtersOf(...names).find('a/'.repeat(levels - 1).concat('a'))).toBeDefined();
  expect(filtersOf('x/'.repeat(200)).find('x/'.repeat(200))).toBeUndefined();
});

test('filters with many levels and nothing in common make no more branches than are kept', () => {
  const filters = filtersOf(...Array.from({ length: 1_000 }, (_, index) => `${index}/`.repeat(127).concat('end')));
  expect(filters.branches).toBeLessThanOrEqual(BRANCHES);
  expect(filters.find('0/'.repeat(127).concat('end'))).toBeUndefined();
  expect(filters.find('999/'.repeat(127).concat('end'))).toBe(999);
});
