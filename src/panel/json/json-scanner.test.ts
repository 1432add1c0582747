import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonIndex } from './json-index.ts';
import { JsonScanner, parseJson } from './json-scanner.ts';
import { decodeString } from './json-token.ts';

/** The value that a node stands for, as `JSON.parse` would have it. */
function plainOf(index: JsonIndex, node: number): unknown {
  const kind = index.kindOf(node);
  const children = [...index.children(node)];
  if (kind === 'array') return children.map((child) => plainOf(index, child));
  if (kind === 'object')
    return Object.fromEntries(
      children.map((child) => [decodeString(index.keySourceOf(child) ?? '""'), plainOf(index, child)]),
    );
  return JSON.parse(index.sourceOf(node));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Texts that are nearly JSON: valid ones with a character taken out, doubled or replaced. */
const nearlyJson = () =>
  fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.nat(3),
      fc.constantFrom('', '"', '\\', ',', '0', '-', 'e', '{', ']', '\n', '\t', '\u0000', '.'),
    )
    .map(([json, place, length, put]) => {
      const at = place % (json.length + 1);
      return json.slice(0, at) + put + json.slice(at + length);
    });

describe('parseJson', () => {
  test('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        const index = parseJson(text);
        expect(JSON.stringify(index && plainOf(index, 0))).toEqual(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  test('takes for JSON what JSON.parse takes for it, and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyJson(), fc.string()), (text) => {
        expect(parseJson(text) !== null).toBe(isJson(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    '',
    ' ',
    'hello',
    '{',
    '{"a":1}x',
    "{'a':1}",
    '42["chat"]',
    'nul',
    '[1,]',
    '{"a":1,}',
    '01',
    '"\\x"',
    '"\t"',
    '1.',
    '[1 2]',
    '{"a" 1}',
  ])('%j is no JSON', (text) => {
    expect(parseJson(text)).toBeNull();
  });

  test('keeps every digit and both of two equal keys', () => {
    const index = parseJson('{ "id" : 12345678901234567890 , "id":1.0}');
    expect(index && [...index.children(0)].map((node) => [index.keySourceOf(node), index.sourceOf(node)])).toEqual([
      ['"id"', '12345678901234567890'],
      ['"id"', '1.0'],
    ]);
  });

  test('finds keys and strings with quotes and backslashes in them', () => {
    const text = String.raw`{"a\"":"\\","\\":"\"","":"\\\""}`;
    const index = parseJson(text);
    expect(index && plainOf(index, 0)).toEqual(JSON.parse(text));
  });
});

describe('places', () => {
  test('each node knows its parent, its number among its siblings and its depth', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const index = parseJson(json);
        if (!index) throw new Error('not read');
        for (let node = 0; node < index.length; node++) {
          [...index.children(node)].forEach((child, ordinal) => {
            const depth = index.placeOf(node).depth + 1;
            expect(index.placeOf(child)).toEqual({ parent: node, ordinal, depth });
          });
          expect([...index.children(node)]).toHaveLength(index.countOf(node));
          expect(parseJson(index.sourceOf(node))).not.toBeNull();
        }
      }),
    );
  });
});

describe('what is huge', () => {
  test('a text nested deeper than any stack is read, and its innermost node knows where it stands', () => {
    const depth = 200_000;
    const index = parseJson(`${'['.repeat(depth)}7${']'.repeat(depth)}`);
    expect(index?.length).toBe(depth + 1);
    expect(index?.placeOf(depth)).toEqual({ parent: depth - 1, ordinal: 0, depth });
  });

  test('it stops when its time is up, tells how far it is, and goes on', () => {
    const scanner = new JsonScanner(JSON.stringify(Array.from({ length: 50_000 }, (_, index) => index)));
    scanner.advance(() => true);
    expect(scanner.isDone).toBe(false);
    expect(scanner.progress).toBeGreaterThan(0);
    expect(scanner.progress).toBeLessThan(0.1);
    while (!scanner.isDone) scanner.advance(() => true);
    expect(scanner.index?.length).toBe(50_001);
  });
});
