import type { Span } from './byte-selection.ts';

/** Bytes of a line that look alike. */
export interface Segment extends Span {
  readonly isSelected: boolean;
  readonly isMatch: boolean;
}

/** A line cut where the look of its bytes changes. `matches` are in their order. */
export function lineSegments(line: Span, selected: Span | null, matches: readonly Span[]): Segment[] {
  const cuts = new Set([line.start, line.end]);
  for (const span of selected ? [selected, ...matches] : matches) {
    for (const cut of [span.start, span.end]) if (cut > line.start && cut < line.end) cuts.add(cut);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, index) => ({
    start,
    end: places[index + 1] ?? line.end,
    isSelected: selected !== null && start >= selected.start && start < selected.end,
    isMatch: matches.some((match) => start >= match.start && start < match.end),
  }));
}
