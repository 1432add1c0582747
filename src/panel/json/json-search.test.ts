import { expect, test } from 'vitest';
import { literalPattern } from '../finding/literal-pattern.ts';
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
