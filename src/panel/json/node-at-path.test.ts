import { expect, test } from 'vitest';
import type { ValuePath } from '../../decoders/violation.ts';
import { JsonScanner } from './json-scanner.ts';
import { nodeAtPath } from './node-at-path.ts';

const TEXT = '{"a":[1,{"b":2}],"k\\"ey":3,"a b":{},"d":4,"d":5}';

function sourceAt(path: ValuePath): string {
  const scanner = new JsonScanner(TEXT);
  scanner.advance(() => false);
  if (!scanner.index) throw new Error('no JSON');
  return scanner.index.sourceOf(nodeAtPath(scanner.index, path));
}

test.each<[ValuePath, string]>([
  [[], TEXT],
  [['a'], '[1,{"b":2}]'],
  [['a', 1, 'b'], '2'],
  [['k"ey'], '3'],
  [['a b'], '{}'],
  [['d'], '5'],
  // What is missing would be in what is there.
  [['a', 1, 'missing', 'more'], '{"b":2}'],
  [['a', '1'], '[1,{"b":2}]'],
  [['a', 9], '[1,{"b":2}]'],
])('%j leads to %s', (path, source) => {
  expect(sourceAt(path)).toBe(source);
});
