import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prettyJson } from './pretty-json.ts';

describe('prettyJson', () => {
  test('lays out as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (json) => {
        const plain = JSON.stringify(JSON.parse(json));
        expect(prettyJson(plain)).toBe(JSON.stringify(JSON.parse(json), null, 2));
      }),
    );
  });

  test('keeps digits and escapes that JSON.parse would lose', () => {
    expect(prettyJson('{"a":12345678901234567890,"b":"\\u0041\\"{"}')).toBe(
      '{\n  "a": 12345678901234567890,\n  "b": "\\u0041\\"{"\n}',
    );
  });

  test('lays out anew what was laid out otherwise', () => {
    expect(prettyJson('{ "a" : [ ] ,\n\t"b": { } }')).toBe('{\n  "a": [],\n  "b": {}\n}');
  });

  test('a deep text does not grow without bound', () => {
    const depth = 20_000;
    expect(prettyJson(`${'['.repeat(depth)}1${']'.repeat(depth)}`).length).toBeLessThan(depth * 200);
  });
});
