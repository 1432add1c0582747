import { expect, test } from 'vitest';
import { parseJson } from './json-node.ts';
import { previewOf } from './json-preview.ts';

test.each([
  { json: '{}', preview: '{}' },
  { json: '[]', preview: '[]' },
  { json: '{"a":1,"b":{"c":2},"d":["x"],"e":null}', preview: '{ a: 1, b: {…}, d: […], e: null }' },
  { json: '["x",true]', preview: '[ "x", true ]' },
  { json: '"line\\nbreak \\u202e"', preview: '"line↵break \\u202e"' },
  { json: '12345678901234567890', preview: '12345678901234567890' },
])('$json', ({ json, preview }) => {
  const node = parseJson(json);
  expect(node && previewOf(node)).toBe(preview);
});

test('a large container stays short', () => {
  const node = parseJson(JSON.stringify(Array.from({ length: 1_000 }, (_, index) => 'x'.repeat(index))));
  expect(node && previewOf(node).length).toBeLessThan(150);
});
