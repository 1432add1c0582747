import { expect, test } from 'vitest';
import { errorPieces } from './error-pieces.ts';

const marked = (text: string, ...places: [at: number, length: number][]) =>
  errorPieces(
    text,
    places.map(([at, length]) => ({ at, length, expected: 'condition' })),
  )
    .map((piece) => (piece.isMistake ? `[${piece.text}]` : piece.text))
    .join('');

test.each([
  { text: 'abc', places: [[1, 1]], expected: 'a[b]c' },
  { text: 'abc', places: [[3, 0]], expected: 'abc[\u00a0]' },
  { text: 'abc', places: [[0, 3]], expected: '[abc]' },
  {
    text: 'abcdef',
    places: [
      [3, 2],
      [0, 1],
    ],
    expected: '[a]bc[de]f',
  },
  {
    text: 'abcdef',
    places: [
      [1, 3],
      [2, 3],
    ],
    expected: 'a[bcd][e]f',
  },
  {
    text: 'abc',
    places: [
      [3, 0],
      [3, 0],
    ],
    expected: 'abc[\u00a0]',
  },
] satisfies { text: string; places: [number, number][]; expected: string }[])(
  '$text with $places',
  ({ text, places, expected }) => expect(marked(text, ...places)).toBe(expected),
);
