import { expect, test } from 'vitest';
import { parseQuery } from '../../query/parse-query.ts';
import { mayMeanPath } from './meant-path.ts';

test.each([
  ['user.id == 5', true],
  ['price>10', false],
  ['price > 10', true],
  ['kind:chat (id:5 or x)', true],
  ['larger-than:1k', true],
  ['hello world', false],
  ['wss://a.example', false],
  ['"type":"chat"', false],
  ['$.id == 5 kind:chat', false],
])('%s: %s', (text, expected) => {
  const parsed = parseQuery(text);
  expect(parsed.ok && mayMeanPath(parsed.query)).toBe(expected);
});
