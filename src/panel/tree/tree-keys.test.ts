import { expect, test } from 'vitest';
import { parseJson } from '../json/json-scanner.ts';
import { JsonTree } from '../json/json-tree.ts';
import { treeKeyAction } from './tree-keys.ts';

const index = parseJson('{"a":{"b":1},"c":2}');
if (!index) throw new Error('not read');
const tree = JsonTree.of(index); // {, a, b, c
const closedA = tree.toggled(1);
const move = (to: number) => ({ type: 'move', to });
const toggle = { type: 'toggle' };

test.each([
  { key: 'ArrowDown', from: 0, action: move(1) },
  { key: 'ArrowUp', from: 3, action: move(2) },
  { key: 'End', from: 0, action: move(3) },
  { key: 'ArrowRight', from: 1, action: move(2) },
  { key: 'ArrowRight', from: 2, action: null },
  { key: 'ArrowLeft', from: 2, action: move(1) },
  { key: 'ArrowLeft', from: 3, action: move(0) },
  { key: 'ArrowLeft', from: 1, action: toggle },
  { key: 'Enter', from: 1, action: toggle },
  { key: ' ', from: 2, action: null },
  { key: 'a', from: 0, action: null },
])('$key on line $from', ({ key, from, action }) => {
  expect(treeKeyAction(key, tree, from, 10)).toEqual(action);
});

test('ArrowRight opens what is closed; ArrowLeft leaves it for what holds it', () => {
  expect(treeKeyAction('ArrowRight', closedA, 1, 10)).toEqual(toggle);
  expect(treeKeyAction('ArrowLeft', closedA, 1, 10)).toEqual(move(0));
});
