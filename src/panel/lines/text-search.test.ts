import { expect, test } from 'vitest';
import { literalPattern } from '../../query/literal-pattern.ts';
import { MOST_MATCHES } from '../finding/matches.ts';
import { runAtOnce } from '../slices/sliced-work.ts';
import { TextSearch } from './text-search.ts';

function placesOf(text: string, query: string): number[] {
  const search = new TextSearch(text, literalPattern(query), query.length);
  runAtOnce(search);
  return Array.from({ length: search.matches.length }, (_, index) => search.matches.at(index));
}

const MIB = 1024 * 1024;

test.each([
  { text: '', query: 'a', places: [] },
  { text: 'a chat, a Chat', query: 'chat', places: [2, 10] },
  { text: 'aaaa', query: 'aa', places: [0, 2] },
  { text: 'ÉTÉ été', query: 'été', places: [0, 4] },
  { text: 'a.b', query: '.', places: [1] },
])('$query in $text', ({ text, query, places }) => {
  expect(placesOf(text, query)).toEqual(places);
});

test('a match across two windows is found once', () => {
  expect(placesOf(`${'x'.repeat(MIB - 2)}needle${'x'.repeat(100)}needle`, 'needle')).toEqual([MIB - 2, MIB + 104]);
  expect(placesOf(`${'x'.repeat(MIB)}needle`, 'needle')).toEqual([MIB]);
});

test('it stops at as many as anyone will look at', () => {
  expect(placesOf('a'.repeat(MIB), 'a')).toHaveLength(MOST_MATCHES);
});
