import type { Mark, SessionEvent } from '../../session/session-event.ts';
import type { PanelModel } from '../panel-model.ts';

/** Rows that can be marked in one go: each mark is a line of the log. */
const MOST = 10_000;
const NO_MARK: Mark = { bookmarked: false, note: '' };

/** Whether a row can be marked: what the page did not number could not be found again in a log. */
export const canMark = ({ session }: PanelModel, row: number): boolean =>
  session.seqAt(row) > 0 && session.documentIdAt(row) !== '';

export const markOf = ({ session }: PanelModel, row: number): Mark => session.markAt(row) ?? NO_MARK;

/** Puts a bookmark on rows, or takes it away when all of them have one. */
export function toggleBookmarks(model: PanelModel, rows: Iterable<number>): void {
  const chosen = markable(model, rows);
  if (!chosen) return;
  const before = chosen.map((row) => eventOf(model, row, markOf(model, row)));
  const isOn = before.every(({ bookmarked }) => bookmarked);
  append(
    model,
    before.map((mark) => ({ ...mark, bookmarked: !isOn })),
  );
  if (isOn) offerUndo(model, before, model.wording.counted('bookmarksRemoved', chosen.length));
}

/** Writes a note on a row; an empty one takes it away. */
export function writeNote(model: PanelModel, row: number, note: string): void {
  const before = eventOf(model, row, markOf(model, row));
  if (!canMark(model, row) || note === before.note) return;
  append(model, [{ ...before, note }]);
  if (note === '') offerUndo(model, [before], model.wording.text('noteRemoved'));
}

type MarkEvent = Extract<SessionEvent, { type: 'mark' }>;

function markable(model: PanelModel, rows: Iterable<number>): number[] | null {
  const chosen: number[] = [];
  for (const row of rows) {
    if (canMark(model, row)) chosen.push(row);
    if (chosen.length <= MOST) continue;
    model.feedback.problem(model.wording.text('tooManyMarks', model.wording.number(MOST)));
    return null;
  }
  return chosen.length > 0 ? chosen : null;
}

const eventOf = ({ session }: PanelModel, row: number, mark: Mark): MarkEvent => ({
  type: 'mark',
  seq: 0,
  at: Date.now(),
  document: session.documentIdAt(row),
  of: session.seqAt(row),
  ...mark,
});

/** Marks are events, so that they are in the log, and one that is taken away leaves its trace there. */
const append = ({ session }: PanelModel, marks: readonly MarkEvent[]): void =>
  session.append(marks.map((mark) => ({ ...mark, at: Date.now() })));

/** Not of documents that are no more: nobody would see what is put back. */
function offerUndo(model: PanelModel, before: readonly MarkEvent[], text: string): void {
  const { revision, session, undo } = model;
  const documents = [...new Set(before.map(({ document }) => document))];
  undo.offer({
    text,
    undo: () => append(model, before),
    isPossible: () => {
      void revision.value;
      return documents.some((id) => session.documents.has(id));
    },
  });
}
