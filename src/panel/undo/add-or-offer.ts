import type { PanelModel } from '../panel-model.ts';

/** What a user keeps under names. */
interface NamedList<T> {
  readonly replacedBy: (added: readonly T[]) => T[];
  readonly add: (added: readonly T[]) => Promise<boolean> | null;
}

/**
 * Adds to what the user keeps, and offers to take back that something of the same name has gone for it; says `done` when the
 * browser has it, and the settings tell when it does not keep it. False, and nothing is changed, when there is no room.
 */
export function addOrOffer<T>(model: PanelModel, list: NamedList<T>, added: readonly T[], done: string): boolean {
  const { feedback, undo, wording } = model;
  const replaced = list.replacedBy(added);
  const kept = list.add(added);
  if (!kept) return false;
  void kept.then((isKept) => {
    if (isKept) feedback.done(done);
  });
  if (replaced.length > 0) {
    undo.offer({ text: wording.counted('replaced', replaced.length), undo: () => void list.add(replaced) });
  }
  return true;
}
