import type { JsonNode } from './json-node.ts';

/** Children that one step shows: a level of a million is opened piece by piece. */
export const PAGE = 500;
/** Lines that are open at the start. */
const FIRST_LINES = 100;
const FIRST_DEPTH = 3;

/** One visible line of the tree. */
export interface JsonLine {
  /** Null for the root. */
  readonly key: string | null;
  readonly depth: number;
  readonly node: JsonNode;
  /** `leaf`: nothing to open. `more`: stands for children of `node` from `from` on that are not shown yet. */
  readonly state: 'leaf' | 'closed' | 'open' | 'more';
  /** Of `more`: the first child that is not shown. */
  readonly from: number;
  /** Among its siblings, from 1; and their number. */
  readonly position: number;
  readonly siblings: number;
}

export type JsonTree = readonly JsonLine[];

/** The tree as it is first shown: its upper levels open as long as they are short. */
export function openTree(root: JsonNode): JsonTree {
  let tree: JsonTree = [lineOf(root, { key: null, depth: 0, position: 1, siblings: 1 })];
  for (let index = 0; index < tree.length; index++) {
    const line = tree[index];
    if (line?.state !== 'closed' || line.depth >= FIRST_DEPTH) continue;
    if (line.depth > 0 && tree.length + countOf(line.node) > FIRST_LINES) continue;
    tree = toggleLine(tree, index);
  }
  return tree;
}

/** Opens, closes or continues the line at `index`; a leaf stays as it is. */
export function toggleLine(tree: JsonTree, index: number): JsonTree {
  const line = tree[index];
  if (!line || line.state === 'leaf') return tree;
  const before = tree.slice(0, index);
  const after = tree.slice(index + 1);
  if (line.state === 'more') return [...before, ...childrenOf(line, line.from), ...after];
  if (line.state === 'closed') return [...before, { ...line, state: 'open' }, ...childrenOf(line, 0), ...after];
  const next = after.findIndex(({ depth }) => depth <= line.depth);
  return [...before, { ...line, state: 'closed' }, ...(next === -1 ? [] : after.slice(next))];
}

/** Where the line is that `index` belongs to; -1 for the root. */
export function parentOf(tree: JsonTree, index: number): number {
  const depth = tree[index]?.depth ?? 0;
  return tree.findLastIndex((line, at) => at < index && line.depth < depth);
}

export const countOf = (node: JsonNode): number => ('members' in node ? node.members.length : 0);

type Place = Pick<JsonLine, 'key' | 'depth' | 'position' | 'siblings'>;

const lineOf = (node: JsonNode, place: Place): JsonLine => ({
  ...place,
  node,
  state: countOf(node) > 0 ? 'closed' : 'leaf',
  from: 0,
});

function childrenOf({ node, depth, state }: JsonLine, from: number): JsonLine[] {
  if (!('members' in node)) return [];
  const siblings = node.members.length;
  const childDepth = state === 'more' ? depth : depth + 1;
  const page = node.members.slice(from, from + PAGE);
  const lines = page.map(({ key, node: child }, index) =>
    lineOf(child, { key, depth: childDepth, position: from + index + 1, siblings }),
  );
  const next = from + PAGE;
  if (next >= siblings) return lines;
  return [...lines, { key: null, depth: childDepth, node, state: 'more', from: next, position: next + 1, siblings }];
}
