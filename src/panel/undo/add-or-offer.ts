import type { PanelModel } from '../panel-model.ts';

/** What a user keeps under names. */
interface NamedList<T> {
  readonly replacedBy: (added: readonly T[]) => T[];
  readonly add: (added: readonly T[]) => boolean;
}

/**
 * Adds to what the user keeps, and offers to take back that something of the same name has gone for it. False, and nothing is
 * changed, when there is no room.
 */
export function addOrOffer<T>({ undo, wording }: PanelModel, list: NamedList<T>, added: readonly T[]): boolean {
  const replaced = list.replacedBy(added);
  if (!list.add(added)) return false;
  if (replaced.length > 0) {
    undo.offer({ text: wording.counted('replaced', replaced.length), undo: () => void list.add(replaced) });
  }
  return true;
}
