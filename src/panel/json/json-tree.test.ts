import { describe, expect, test } from 'vitest';
import { parseJson } from './json-node.ts';
import { type JsonTree, openTree, PAGE, parentOf, toggleLine } from './json-tree.ts';

function treeOf(value: unknown): JsonTree {
  const node = parseJson(JSON.stringify(value));
  return node ? openTree(node) : [];
}

const outline = (tree: JsonTree) => tree.map(({ key, depth, state }) => `${'-'.repeat(depth)}${key ?? ''} ${state}`);

describe('openTree', () => {
  test('opens the upper levels', () => {
    expect(outline(treeOf({ a: { b: { c: { d: 1 } } }, e: 2 }))).toEqual([
      ' open',
      '-a open',
      '--b open',
      '---c closed',
      '-e leaf',
    ]);
  });

  test('leaves long levels closed', () => {
    expect(outline(treeOf({ long: new Array(200).fill(0) }))).toEqual([' open', '-long closed']);
  });

  test('empty containers and scalars are leaves', () => {
    expect(outline(treeOf([{}, [], 'x']))).toEqual([' open', '-0 leaf', '-1 leaf', '-2 leaf']);
  });
});

describe('toggleLine', () => {
  test('closes a level with everything under it, and opens it anew', () => {
    const tree = treeOf([[[1]], 2]);
    const closed = toggleLine(tree, 1);
    expect(outline(closed)).toEqual([' open', '-0 closed', '-1 leaf']);
    expect(outline(toggleLine(closed, 1))).toEqual([' open', '-0 open', '--0 closed', '-1 leaf']);
  });

  test('closing the root leaves one line', () => {
    expect(outline(toggleLine(treeOf([1, 2]), 0))).toEqual([' closed']);
  });

  test('a leaf stays as it is', () => {
    const tree = treeOf([1]);
    expect(toggleLine(tree, 1)).toBe(tree);
  });

  test('a long level comes page by page, and whole in the end', () => {
    let tree = treeOf(Array.from({ length: PAGE * 2 + 1 }, (_, index) => index));
    expect(tree).toHaveLength(PAGE + 2);
    tree = toggleLine(tree, tree.length - 1);
    expect(tree).toHaveLength(PAGE * 2 + 2);
    tree = toggleLine(tree, tree.length - 1);
    expect(tree).toHaveLength(PAGE * 2 + 2);
    expect(tree.at(-1)).toMatchObject({ state: 'leaf', key: String(PAGE * 2), position: PAGE * 2 + 1 });
  });
});

test('parentOf finds the line above that holds a line', () => {
  const tree = treeOf({ a: [1, 2], b: 3 });
  expect(tree.map((_, index) => parentOf(tree, index))).toEqual([-1, 0, 1, 1, 0]);
});
