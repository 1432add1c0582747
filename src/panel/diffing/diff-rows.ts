import { type ArrayChange, type Change, diffArrays, diffWordsWithSpace } from 'diff';

/** A piece of a line. `isChanged`: the other side has something else there. */
export interface DiffPart {
  readonly text: string;
  readonly isChanged: boolean;
}

export interface DiffRow {
  readonly kind: 'same' | 'removed' | 'added';
  /** Numbers of the line on either side, from 1; null where it is not. */
  readonly left: number | null;
  readonly right: number | null;
  readonly parts: readonly DiffPart[];
}

export interface DiffBounds {
  /** Milliseconds. */
  readonly timeout: number;
}

/** UTF-16 units of lines whose words are compared. */
const LONGEST_LINE = 4_000;
/** Lines whose words are compared at most. */
const COMPARED_LINES = 2_000;

/** What changed from one list of lines to the other; null when that cannot be found in time. */
export function diffRows(left: readonly string[], right: readonly string[], { timeout }: DiffBounds): DiffRow[] | null {
  const changes: ArrayChange<string>[] | undefined = diffArrays([...left], [...right], { timeout });
  if (!changes) return null;
  const rows: DiffRow[] = [];
  let [leftLine, rightLine] = [0, 0];
  for (const { added, removed, value } of changes) {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    for (const text of value) {
      rows.push({
        kind,
        left: added ? null : ++leftLine,
        right: removed ? null : ++rightLine,
        parts: [{ text, isChanged: false }],
      });
    }
  }
  return withWords(rows);
}

/** Marks, in lines that replace each other, the words that changed. */
function withWords(rows: DiffRow[]): DiffRow[] {
  const result = [...rows];
  let compared = 0;
  for (let at = 0; at < rows.length; ) {
    const removed = runOf(rows, at, 'removed');
    const added = runOf(rows, at + removed, 'added');
    for (let line = 0; line < Math.min(removed, added) && compared < COMPARED_LINES; line++, compared++) {
      const [before, after] = [rows[at + line], rows[at + removed + line]];
      if (before && after) [result[at + line], result[at + removed + line]] = pairOf(before, after);
    }
    at += Math.max(1, removed + added);
  }
  return result;
}

function runOf(rows: readonly DiffRow[], from: number, kind: DiffRow['kind']): number {
  let end = from;
  while (rows[end]?.kind === kind) end++;
  return end - from;
}

function pairOf(before: DiffRow, after: DiffRow): [DiffRow, DiffRow] {
  const [left, right] = [textOf(before), textOf(after)];
  if (Math.max(left.length, right.length) > LONGEST_LINE) return [before, after];
  const changes: Change[] | undefined = diffWordsWithSpace(left, right, { maxEditLength: 400 });
  if (!changes?.some(({ added, removed }) => !added && !removed)) return [before, after];
  const partsOf = (isOther: (change: { readonly added: boolean; readonly removed: boolean }) => boolean) =>
    changes
      .filter((change) => !isOther(change))
      .map(({ added, removed, value }) => ({ text: value, isChanged: added || removed }));
  return [
    { ...before, parts: partsOf(({ added }) => added) },
    { ...after, parts: partsOf(({ removed }) => removed) },
  ];
}

const textOf = ({ parts }: DiffRow) => parts.map(({ text }) => text).join('');
