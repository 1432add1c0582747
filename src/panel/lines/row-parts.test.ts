import { expect, test } from 'vitest';
import { Matches } from '../finding/matches.ts';
import { rowParts } from './row-parts.ts';
import { originalOffset } from './visible-offset.ts';

const matchesAt = (...places: number[]) => {
  const matches = new Matches();
  for (const place of places) matches.add(place);
  return matches;
};

test.each([
  { row: [10, 20], places: [], parts: ['10-20'] },
  { row: [10, 20], places: [12], parts: ['10-12', '12-15*0', '15-20'] },
  { row: [10, 20], places: [8, 18], parts: ['10-11*0', '11-18', '18-20*1'] },
  { row: [10, 20], places: [1, 7, 20], parts: ['10-20'] },
  { row: [10, 13], places: [10], parts: ['10-13*0'] },
  { row: [10, 10], places: [9], parts: [] },
])('row $row with matches of 3 at $places', ({ row: [start = 0, end = 0], places, parts }) => {
  const found = rowParts({ start, end }, matchesAt(...places), 3);
  expect(found.map((part) => `${part.start}-${part.end}${part.match < 0 ? '' : `*${part.match}`}`)).toEqual(parts);
});

test.each([
  { text: 'abc', visible: 2, original: 2 },
  { text: 'a\u001bc', visible: 5, original: 2 },
  { text: '\u202eab', visible: 7, original: 2 },
  { text: 'ab', visible: 9, original: 2 },
])('place $visible of $text as it is seen', ({ text, visible, original }) => {
  expect(originalOffset(text, visible)).toBe(original);
});
