import fc from 'fast-check';
import { expect, test } from 'vitest';
import { literalPattern } from '../../query/literal-pattern.ts';
import { splitByPattern } from './split-by-pattern.ts';

test.each([
  { text: 'a chat, a Chat', query: 'chat', parts: ['a ', 'chat', ', a ', 'Chat', ''] },
  { text: 'none', query: 'x', parts: ['none'] },
  { text: 'x', query: 'x', parts: ['', 'x', ''] },
  { text: 'a.b', query: '.', parts: ['a', '.', 'b'] },
])('$query in $text', ({ text, query, parts }) => {
  expect(splitByPattern(text, literalPattern(query))).toEqual(parts);
});

test('nothing is lost, and everything in between is a match', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'B', '(', '\\', '😀') }),
      fc.string({ minLength: 1 }),
      (text, query) => {
        const parts = splitByPattern(text, literalPattern(query));
        expect(parts.join('')).toBe(text);
        expect(parts.filter((_, index) => index % 2 === 1).every((part) => literalPattern(query).test(part))).toBe(
          true,
        );
      },
    ),
  );
});
