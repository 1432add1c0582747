import type { PanelModel } from '../panel-model.ts';

/** What a user keeps under names. */
interface NamedList<T> {
  /** What is there under the names of others, and differs from them. */
  readonly replacedBy: (added: readonly T[]) => T[];
  readonly hasRoomFor: (added: readonly T[]) => boolean;
  readonly add: (added: readonly T[]) => Promise<boolean> | null;
}

/**
 * Adds to what the user keeps, and offers to take back that something of the same name has gone for it: while there is room, and
 * nothing newer of its name. Says `done` when the browser has it, and the settings tell when it does not keep it. False, and
 * nothing is changed, when there is no room.
 */
export function addOrOffer<T>(
  model: Pick<PanelModel, 'feedback' | 'undo' | 'wording'>,
  list: NamedList<T>,
  added: readonly T[],
  done: string,
): boolean {
  const { feedback, undo, wording } = model;
  const replaced = list.replacedBy(added);
  const kept = list.add(added);
  if (!kept) return false;
  void kept.then((isKept) => {
    if (isKept) feedback.done(done);
  });
  if (replaced.length > 0) {
    const known = new Set(added.map((one) => JSON.stringify(one)));
    undo.offer({
      text: wording.counted('replaced', replaced.length),
      undo: () => void list.add(replaced),
      isPossible: () =>
        list.hasRoomFor(replaced) && list.replacedBy(replaced).every((one) => known.has(JSON.stringify(one))),
    });
  }
  return true;
}
