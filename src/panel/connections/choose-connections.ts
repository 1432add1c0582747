import type { PanelModel } from '../panel-model.ts';
import type { TreeEntry } from './connection-tree.ts';

type Modifiers = Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** The connections that a line of the tree stands for; null for all. */
export function connectionsOf(entry: TreeEntry): readonly string[] | null {
  if (entry.type === 'all') return null;
  return entry.type === 'group' ? entry.members.map(({ id }) => id) : [entry.connection.id];
}

/** Whether a line of the tree is among what the grid shows. */
export function isChosen(entry: TreeEntry, chosen: ReadonlySet<string> | null): boolean {
  const ids = connectionsOf(entry);
  if (ids === null || chosen === null) return ids === chosen;
  return ids.length > 0 && ids.every((id) => chosen.has(id));
}

/** Shows the messages of what a line stands for: alone, with all lines from the anchor on, or besides others. */
export function chooseLine(model: PanelModel, entries: readonly TreeEntry[], index: number, keys: Modifiers): void {
  const { connections: store, filter, selection } = model;
  const entry = entries[index];
  if (!entry) return;
  store.current.value = entry.key;
  if (!keys.shiftKey) store.anchor = entry.key;
  const isAdded = keys.ctrlKey || keys.metaKey;
  const range = keys.shiftKey ? linesBetween(entries, store.anchor, index) : [entry];
  const ids = range.flatMap((one) => connectionsOf(one) ?? []);
  const before = new Set(isAdded ? filter.connections.value : []);
  const isTakenAway = isAdded && !keys.shiftKey && isChosen(entry, before);
  const chosen = isTakenAway ? new Set([...before].filter((id) => !ids.includes(id))) : new Set([...before, ...ids]);
  filter.connections.value = chosen.size > 0 ? chosen : null;
  if (entry.type === 'connection') selection.selectConnection(entry.connection.id);
  else if (selection.subject.value?.type === 'connection') selection.close();
}

function linesBetween(entries: readonly TreeEntry[], anchor: string, index: number): readonly TreeEntry[] {
  const from = Math.max(
    0,
    entries.findIndex(({ key }) => key === anchor),
  );
  return entries.slice(Math.min(from, index), Math.max(from, index) + 1);
}

/** Puts connections out of sight, in the tree and in the grid, and offers to take that back. */
export function hideConnections({ filter, undo, wording }: PanelModel, ids: readonly string[]): void {
  filter.hiddenConnections.value = new Set([...filter.hiddenConnections.value, ...ids]);
  const left = [...(filter.connections.value ?? [])].filter((id) => !ids.includes(id));
  filter.connections.value = left.length > 0 ? new Set(left) : null;
  undo.offer({
    text: wording.counted('connectionsHidden', ids.length),
    undo: () => {
      filter.hiddenConnections.value = new Set([...filter.hiddenConnections.value].filter((id) => !ids.includes(id)));
    },
    isPossible: () => ids.some((id) => filter.hiddenConnections.value.has(id)),
  });
}
