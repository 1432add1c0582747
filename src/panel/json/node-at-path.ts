import type { ValuePath } from '../../decoders/violation.ts';
import type { JsonIndex } from './json-index.ts';
import { decodeString } from './json-token.ts';

/** The node that a path leads to; where it leads nowhere, the last one on the way. Of several with one key, the last. */
export function nodeAtPath(index: JsonIndex, path: ValuePath): number {
  let node = 0;
  for (const step of path) {
    const next = childOf(index, node, step);
    if (next < 0) return node;
    node = next;
  }
  return node;
}

function childOf(index: JsonIndex, node: number, step: string | number): number {
  const isList = index.kindOf(node) === 'array';
  if (isList !== (typeof step === 'number')) return -1;
  let [ordinal, found] = [0, -1];
  for (const child of index.children(node)) {
    if (isList && ordinal++ === step) return child;
    if (!isList && decodeString(index.keySourceOf(child) ?? '""') === step) found = child;
  }
  return found;
}
