import { describe, expect, test } from 'vitest';
import { isMenuKey, steppedItem } from './menu-keys.ts';

describe('steppedItem', () => {
  const labels = ['Copy', 'Cut', 'Paste'];
  test.each<[string, number, number | null]>([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 2, 0],
    ['ArrowUp', 0, 2],
    ['ArrowUp', -1, 2],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['c', 0, 1],
    ['C', 1, 0],
    ['p', 2, 2],
    ['x', 0, null],
    ['Enter', 0, null],
    [' ', 0, null],
  ])('%s from %d leads to %s', (key, from, to) => expect(steppedItem(key, from, labels)).toBe(to));

  test('nothing leads anywhere in an empty menu', () => expect(steppedItem('Home', 0, [])).toBeNull());
});

test.each([
  [{ key: 'ContextMenu', shiftKey: false }, true],
  [{ key: 'F10', shiftKey: true }, true],
  [{ key: 'F10', shiftKey: false }, false],
])('%j opens a menu: %s', (event, is) => expect(isMenuKey(event)).toBe(is));
