import { type JsonTree, parentOf } from '../json/json-tree.ts';
import { steppedPosition } from './list-keys.ts';

export type JsonKeyAction = { readonly type: 'toggle' } | { readonly type: 'move'; readonly to: number };

/** What a key does in the tree, as the ARIA tree pattern has it; null for a key that does nothing. */
export function jsonKeyAction(key: string, tree: JsonTree, active: number, page: number): JsonKeyAction | null {
  const line = tree[active];
  const isClosed = line?.state === 'closed' || line?.state === 'more';
  if (key === 'Enter' || key === ' ') return line?.state === 'leaf' ? null : { type: 'toggle' };
  if (key === 'ArrowRight') {
    if (isClosed) return { type: 'toggle' };
    return line?.state === 'open' ? { type: 'move', to: active + 1 } : null;
  }
  if (key === 'ArrowLeft') {
    if (line?.state === 'open') return { type: 'toggle' };
    const parent = parentOf(tree, active);
    return parent === -1 ? null : { type: 'move', to: parent };
  }
  const to = steppedPosition(key, active, { count: tree.length, page });
  return to === null ? null : { type: 'move', to };
}
