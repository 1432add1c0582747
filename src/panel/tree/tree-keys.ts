import { steppedPosition } from '../components/list-keys.ts';
import type { TreeModel } from './tree-model.ts';

export type TreeKeyAction = { readonly type: 'toggle' } | { readonly type: 'move'; readonly to: number };

/** What a key does in a tree, as the ARIA tree pattern has it; null for a key that does nothing. */
export function treeKeyAction(key: string, tree: TreeModel, active: number, page: number): TreeKeyAction | null {
  if (tree.length === 0) return null;
  const { state } = tree.rowAt(active);
  if (key === 'Enter' || key === ' ') return state === 'leaf' ? null : { type: 'toggle' };
  if (key === 'ArrowRight') {
    if (state === 'closed') return { type: 'toggle' };
    return state === 'open' ? { type: 'move', to: active + 1 } : null;
  }
  if (key === 'ArrowLeft') {
    if (state === 'open') return { type: 'toggle' };
    const parent = tree.parentOf(active);
    return parent === -1 ? null : { type: 'move', to: parent };
  }
  const to = steppedPosition(key, active, { count: tree.length, page });
  return to === null ? null : { type: 'move', to };
}
