import type { DocumentCheck } from '../../session/document-check.ts';
import type { Mark } from '../../session/session-event.ts';
import type { RowKind } from '../../session/session-rows.ts';
import type { PanelModel } from '../panel-model.ts';
import type { ColumnId, TimeForm } from './columns.ts';
import type { GridWindow } from './use-grid-window.ts';

/** Everything that the look of a row depends on and that may change while it is drawn. */
export interface RowFacts {
  /** The row of the session, and its place among the rows of the grid. */
  readonly row: number;
  readonly index: number;
  /** Of the session: after another `clear` a row of the same number is another one. */
  readonly generation: number;
  /** The row above, for the time since it; -1 when it does not matter. */
  readonly before: number;
  /** Of a run that is folded, or could be: how many heartbeats; else 0. */
  readonly heartbeats: number;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  /** Marked as one of those that are sought. */
  readonly isMatch: boolean;
  readonly isTabStop: boolean;
  /** Drawn out of view, so that it keeps the focus. */
  readonly isPinned: boolean;
  /** What the decoder calls it; empty while nobody knows. */
  readonly kind: string;
  /** What the decoder says of it on one line: null where the payload says it best, undefined while it is not known. */
  readonly summary: string | null | undefined;
  /** What the user's document has to say of it. */
  readonly check: DocumentCheck | undefined;
  readonly mark: Mark | undefined;
  /** What was done to it so far. */
  readonly verdicts: number;
  /** Only its beginning is here. */
  readonly isTruncated: boolean;
  /** A row may come to tell of those that were removed. */
  readonly what: RowKind;
  readonly columns: readonly ColumnId[];
  readonly time: TimeForm;
}

/** The facts of the rows to draw. Reads signals, so that they are drawn again when one changes. */
export function factsOfRows(model: PanelModel, view: GridWindow, columns: readonly ColumnId[]): RowFacts[] {
  const { matches, meaning, rows, selection, session, summaries } = model;
  void summaries.revision.value;
  summaries.begin();
  void matches.revision.value;
  void meaning.revision.value;
  void selection.rows.revision.value;
  const { first, end } = view.rows;
  const time = model.columns.layout.value.time;
  const factsOf = (index: number): RowFacts => {
    const row = rows.rowAt(index);
    const heartbeats = rows.heartbeatsAt(index);
    return {
      row,
      index,
      generation: session.generation,
      before: time === 'delta' ? rows.rowAt(index - 1) : -1,
      heartbeats,
      isOpen: heartbeats > 0 && rows.isOpenAt(index),
      isSelected: selection.rows.rows.has(row),
      isMatch: matches.isMarked(row),
      isTabStop: index === view.tabStop,
      isPinned: index < first || index >= end,
      kind: session.meanings.typeAt(row),
      summary: summaries.of(row),
      check: summaries.checkOf(row),
      mark: session.markAt(row),
      verdicts: session.verdictsAt(row).length,
      isTruncated: session.hasTrait(row, 'truncated'),
      what: session.kindAt(row),
      columns,
      time,
    };
  };
  const facts: RowFacts[] = [];
  for (let index = first; index < end; index++) facts.push(factsOf(index));
  if (view.current >= 0 && view.current < first) return [factsOf(view.current), ...facts];
  return view.current >= end ? [...facts, factsOf(view.current)] : facts;
}

const FACTS: Readonly<Record<keyof RowFacts, true>> = {
  row: true,
  index: true,
  generation: true,
  before: true,
  heartbeats: true,
  isOpen: true,
  isSelected: true,
  isMatch: true,
  isTabStop: true,
  isPinned: true,
  kind: true,
  summary: true,
  check: true,
  mark: true,
  verdicts: true,
  isTruncated: true,
  what: true,
  columns: true,
  time: true,
};
const NAMES = Object.keys(FACTS) as readonly (keyof RowFacts)[];

/** Whether a row that was drawn with one may stay as it is with the other. Makes nothing that must be cleared away. */
export function isSameLook(one: RowFacts, other: RowFacts): boolean {
  return NAMES.every((name) => one[name] === other[name]);
}
