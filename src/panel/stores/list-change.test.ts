import { describe, expect, test } from 'vitest';
import { listChange } from './list-change.ts';

/** `a1`: the item `a` with the content 1. */
const itemsOf = (text: string) =>
  text.split(' ').flatMap((item) => (item === '' ? [] : [{ name: item[0], is: item[1] }]));
const textOf = (items: readonly unknown[]) =>
  (items as ReturnType<typeof itemsOf>).map(({ is = '', name }) => `${name}${is}`).join(' ');

describe('a change of a list', () => {
  test.each([
    ['a1 b1', 'a1', 'a1 b1', 'a1', 'nothing else has changed'],
    ['a1 b1', 'b1 a1', 'a1 b2', 'b2 a1', 'the order of one, and an item of the other'],
    ['a1', 'a1 b1', 'a1 c1', 'a1 b1 c1', 'both have added'],
    ['', 'b1', 'c1', 'c1 b1', 'both have added the first one'],
    ['a1 b1', 'a1', 'b1', '', 'each has removed one'],
    ['a1 b1', 'a2 b1', 'b1 c1', 'b1 c1 a2', 'what one has changed and the other removed'],
    ['a1 b1', 'a2 b1', 'a1 b2', 'a2 b2', 'each has changed one'],
    ['a1', 'a2', 'a3 b1', 'a2 b1', 'the same one: the last says what it is'],
    ['a1 b1', 'a1 c1', 'a1 b1 d1', 'a1 c1 d1', 'a name of one, and an item of the other'],
  ])('%s → %s on %s is %s: %s', (before, now, kept, expected) => {
    const change = listChange({ before: itemsOf(before), now: itemsOf(now), keys: ['name'] });
    expect(textOf(change(itemsOf(kept)))).toBe(expected);
  });

  test.each([
    ['', 'b1', 'c1', 'b1 c1'],
    ['a1', 'b1 a1', 'c1 a1', 'b1 c1 a1'],
  ])('%s → %s on %s is %s where the newest is first', (before, now, kept, expected) => {
    const change = listChange({ before: itemsOf(before), now: itemsOf(now), keys: ['name'], newest: 'first' });
    expect(textOf(change(itemsOf(kept)))).toBe(expected);
  });

  test.each([[undefined], [null], ['text'], [{}]])('of %j, which is no list, is the list of here', (kept) => {
    expect(listChange({ before: [1], now: [1, 2], keys: [] })(kept)).toEqual([1, 2]);
  });

  test('leaves what it does not know as it is', () => {
    const unknown = [null, 7, { v: 2 }, ['x']];
    const change = listChange({ before: [], now: itemsOf('a1'), keys: ['name'] });
    expect(change(unknown)).toEqual([...unknown, ...itemsOf('a1')]);
  });
});
