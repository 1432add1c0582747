import { describe, expect, test } from 'vitest';
import { keyText, previewOf, scalarText } from './json-preview.ts';
import { parseJson } from './json-scanner.ts';

test.each([
  { json: '{}', preview: '{}' },
  { json: '[]', preview: '[]' },
  { json: '{"a":1,"b":{"c":2},"d":["x"],"e":null}', preview: '{ a: 1, b: {…}, d: […], e: null }' },
  { json: '["x",true]', preview: '[ "x", true ]' },
])('$json', ({ json, preview }) => {
  const index = parseJson(json);
  expect(index && previewOf(index, 0)).toBe(preview);
});

describe('scalarText', () => {
  test.each([
    { json: '"line\\nbreak \\u202e"', text: '"line↵break \\u202e"' },
    { json: '12345678901234567890', text: '12345678901234567890' },
    { json: `"${'x'.repeat(3_000)}"`, text: `"${'x'.repeat(1_999)}…"` },
    { json: `"${'\\u0041'.repeat(3_000)}"`, text: `"${'A'.repeat(333)}…"` },
    { json: `"${'\\\\'.repeat(3_000)}"`, text: `"${'\\'.repeat(999)}…"` },
  ])('of $text', ({ json, text }) => {
    const index = parseJson(json);
    expect(index && scalarText(index, 0)).toBe(text);
  });
});

test('a long name is cut', () => {
  const index = parseJson(`{"${'k'.repeat(1_000)}":1}`);
  expect(index && keyText(index, 1)).toBe(`${'k'.repeat(299)}…`);
});

test('a large container stays short', () => {
  const index = parseJson(JSON.stringify(Array.from({ length: 1_000 }, (_, count) => 'x'.repeat(count))));
  expect(index && previewOf(index, 0).length).toBeLessThan(150);
});
