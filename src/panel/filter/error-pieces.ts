import type { QueryError } from '../../query/query-error.ts';

export interface TextPiece {
  readonly text: string;
  readonly isMistake: boolean;
}

/** A text, cut where mistakes begin and end. A place where something is missing is one character wide. */
export function errorPieces(text: string, errors: readonly QueryError[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let written = 0;
  const write = (to: number, isMistake: boolean) => {
    if (to <= written) return;
    // Beyond the end of the text stands a space that does not break.
    pieces.push({ text: text.slice(written, to).padEnd(to - written, '\u00a0'), isMistake });
    written = to;
  };
  for (const { at, length } of errors.toSorted((a, b) => a.at - b.at)) {
    write(at, false);
    write(Math.max(at + length, at + 1), true);
  }
  write(text.length, false);
  return pieces;
}
