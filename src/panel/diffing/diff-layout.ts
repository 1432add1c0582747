import type { DiffRow } from './diff-rows.ts';

/** One line on the screen: the two sides of a place, or lines without a change that are folded away. */
export type DiffLine =
  | { readonly type: 'rows'; readonly left: DiffRow | null; readonly right: DiffRow | null }
  | { readonly type: 'fold'; readonly from: number; readonly count: number };

/** Unchanged lines that stay on either side of a change. */
const CONTEXT = 3;

/** Rows one under the other: those that are gone on the left, those that are new on the right, the others on both. */
export const unifiedLines = (rows: readonly DiffRow[]): DiffLine[] =>
  rows.map((row) => ({
    type: 'rows',
    left: row.kind === 'added' ? null : row,
    right: row.kind === 'removed' ? null : row,
  }));

/** Rows side by side: what is gone beside what is new. */
export function splitLines(rows: readonly DiffRow[]): DiffLine[] {
  const lines: DiffLine[] = [];
  let removed: DiffRow[] = [];
  let added: DiffRow[] = [];
  const flush = () => {
    for (let at = 0; at < Math.max(removed.length, added.length); at++) {
      lines.push({ type: 'rows', left: removed[at] ?? null, right: added[at] ?? null });
    }
    removed = [];
    added = [];
  };
  for (const row of rows) {
    if (row.kind === 'removed') removed.push(row);
    else if (row.kind === 'added') added.push(row);
    else {
      flush();
      lines.push({ type: 'rows', left: row, right: row });
    }
  }
  flush();
  return lines;
}

/** Folds long runs of lines without a change, but for those that were `opened`, by where they begin. */
export function foldLines(lines: readonly DiffLine[], opened: ReadonlySet<number>): DiffLine[] {
  const result: DiffLine[] = [];
  for (let from = 0; from < lines.length; ) {
    let end = from;
    while (end < lines.length && isSame(lines[end])) end++;
    if (end === from) end++;
    const first = from === 0 ? 0 : from + CONTEXT;
    const last = end === lines.length ? end : end - CONTEXT;
    if (last - first > 1 && isSame(lines[from]) && !opened.has(first)) {
      result.push(
        ...lines.slice(from, first),
        { type: 'fold', from: first, count: last - first },
        ...lines.slice(last, end),
      );
    } else for (const line of lines.slice(from, end)) result.push(line);
    from = end;
  }
  return result;
}

const isSame = (line: DiffLine | undefined): boolean => line?.type === 'rows' && line.left?.kind === 'same';
