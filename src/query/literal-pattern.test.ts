import { expect, test } from 'vitest';
import { literalPattern } from './literal-pattern.ts';

test.each([
  { query: 'PRICE', text: '{"price":1}', expected: true },
  { query: 'ÉCOLE', text: 'une école', expected: true },
  { query: '😀', text: 'a 😀 b', expected: true },
  { query: '1.5', text: '1x5', expected: false },
  { query: '(a+)+$', text: 'the regex (a+)+$', expected: true },
  { query: '[]{}^|\\/', text: 'x[]{}^|\\/y', expected: true },
  { query: 'absent', text: '', expected: false },
  { query: '\ud800', text: 'lone surrogate', expected: false },
])('$query in $text: $expected', ({ query, text, expected }) => {
  expect(literalPattern(query).test(text)).toBe(expected);
});
