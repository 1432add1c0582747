import { expect, test } from 'vitest';
import { literalPattern } from '../../query/literal-pattern.ts';
import { runAtOnce } from '../slices/sliced-work.ts';
import { parseJson } from './json-scanner.ts';
import { JsonSearch } from './json-search.ts';

test.each([
  { json: '{"name":"Ada","b":["ADA",{"ada":1}]}', query: 'ada', nodes: [1, 3, 5] },
  { json: '{"a":"\\u0041da"}', query: 'Ada', nodes: [1] },
  { json: '[10,210,true]', query: '10', nodes: [1, 2] },
  { json: '{"a":"."}', query: '.', nodes: [1] },
  { json: '{"a":{}}', query: '{', nodes: [] },
])('$query in $json', ({ json, query, nodes }) => {
  const index = parseJson(json);
  if (!index) throw new Error('not read');
  const search = new JsonSearch(index, literalPattern(query));
  runAtOnce(search);
  expect(Array.from({ length: search.matches.length }, (_, at) => search.matches.at(at))).toEqual(nodes);
});

test('what is in a long text is found wherever it stands, names before their values too', () => {
  const wanted = [0, 1_022, 1_023, 1_024, 2_047, 2_999];
  const name = (at: number) => (at % 2 === 0 && wanted.includes(at) ? `needle${at}` : `n${at}`);
  const value = (at: number) =>
    at % 2 === 1 && wanted.includes(at) ? '"a needle"' : at === 1_500 ? '"n\\u0065edle"' : at;
  const json = `{${Array.from({ length: 3_000 }, (_, at) => `"${name(at)}":${value(at)}`).join()}}`;
  const index = parseJson(json);
  if (!index) throw new Error('not read');
  const search = new JsonSearch(index, literalPattern('needle'));
  runAtOnce(search);
  const found = Array.from({ length: search.matches.length }, (_, at) => search.matches.at(at) - 1); // the root is 0
  expect(found).toEqual([...wanted, 1_500].sort((a, b) => a - b));
});
