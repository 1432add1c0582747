import type { Matches } from '../finding/matches.ts';
import type { TextRow } from './text-layout.ts';

/** A piece of a row. `match`: which of the matches it belongs to; -1 for none. */
export interface RowPart extends TextRow {
  readonly match: number;
}

/** A row cut at the matches in it, each of which is `length` long. */
export function rowParts({ start, end }: TextRow, matches: Matches | null, length: number): RowPart[] {
  const parts: RowPart[] = [];
  let from = start;
  if (matches) {
    for (let match = matches.firstFrom(start - length + 1); match < matches.length; match++) {
      const place = matches.at(match);
      if (place >= end) break;
      const [first, last] = [Math.max(from, place), Math.min(end, place + length)];
      if (first > from) parts.push({ start: from, end: first, match: -1 });
      if (last > first) parts.push({ start: first, end: last, match });
      from = Math.max(from, last);
    }
  }
  if (from < end) parts.push({ start: from, end, match: -1 });
  return parts;
}
