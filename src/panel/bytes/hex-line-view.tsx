import { bytePatternOf } from '../finding/find-query.ts';
import { usePanel } from '../panel-model.ts';
import { asciiOf, hexOf } from '../text/hex.ts';
import type { Span } from './byte-selection.ts';
import css from './hex-dump.module.css';
import { lineSegments, type Segment } from './line-segments.ts';

interface HexLineViewProps {
  readonly bytes: Uint8Array;
  readonly line: number;
  /** Bytes on a line. */
  readonly width: number;
  readonly selected: Span | null;
  /** The byte that keys move from; -1 for none. */
  readonly head: number;
}

/** One line of a hex dump. */
export function HexLineView({ bytes, line, width, selected, head }: HexLineViewProps) {
  const start = line * width;
  const end = Math.min(bytes.length, start + width);
  const segments = lineSegments({ start, end }, selected, useMatchesIn(start, end));
  const missing = width - (end - start);
  return (
    <div class={css.line} data-head={head >= start && head < end}>
      <span class={css.offset}>{start.toString(16).padStart(8, '0')}</span>
      <span data-column="hex" data-start={start} data-width={width}>
        {segments.map((segment) => {
          const isLast = segment.end === end;
          // The space between two bytes that look alike belongs to them.
          return [part(segment, hexOf(bytes.subarray(segment.start, segment.end))), isLast ? '' : ' '];
        })}
        {' '.repeat(missing * 3)}
      </span>
      <span class={css.ascii} data-column="ascii" data-start={start} data-width={width}>
        {segments.map((segment) => part(segment, asciiOf(bytes.subarray(segment.start, segment.end))))}
        {' '.repeat(missing)}
      </span>
    </div>
  );
}

function part({ start, isMatch, isSelected }: Segment, text: string) {
  if (!isMatch && !isSelected) return text;
  return (
    <span key={start} class={css.marked} data-selected={isSelected} data-match={isMatch}>
      {text}
    </span>
  );
}

/** What was found and reaches into the bytes from `start` up to `end`. */
function useMatchesIn(start: number, end: number): Span[] {
  const { find } = usePanel().details;
  void find.count.value; // matches come while the search goes on
  const pattern = bytePatternOf(find.query.value);
  const { matches } = find;
  if (!matches || pattern === null || typeof pattern === 'string') return [];
  const spans: Span[] = [];
  for (let match = matches.firstFrom(start - pattern.bytes.length + 1); match < matches.length; match++) {
    const place = matches.at(match);
    if (place >= end) break;
    spans.push({ start: place, end: place + pattern.bytes.length });
  }
  return spans;
}
