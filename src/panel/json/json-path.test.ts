import { expect, test } from 'vitest';
import { jsonPath } from './json-path.ts';
import { parseJson } from './json-scanner.ts';

test.each([
  { json: '7', node: 0, path: '$' },
  { json: '{"a":{"b":[0,1,2,[3]]}}', node: 6, path: '$.a.b[3]' },
  { json: '{"first name":{"ключ":1}}', node: 2, path: '$["first name"]["ключ"]' },
  { json: '{"":{"a\\"b":1}}', node: 2, path: '$[""]["a\\"b"]' },
  { json: '[[],{"$id":1}]', node: 3, path: '$[1].$id' },
])('node $node of $json is at $path', ({ json, node, path }) => {
  const index = parseJson(json);
  expect(index && jsonPath(index, node)).toBe(path);
});

test('what is very deep has no path', () => {
  const index = parseJson(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
  expect(index && jsonPath(index, 4_999)).toBeNull();
});
