import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../query/parse-query.ts';
import { printQuery } from '../../query/print-query.ts';
import type { Query } from '../../query/query.ts';
import { narrowed } from './narrow-query.ts';

const read = (text: string): Query => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.query;
};

describe('narrowed', () => {
  test.each([
    ['', 'kind:chat', 'kind:chat'],
    ['hello', 'kind:chat', 'hello kind:chat'],
    ['hello kind:tick', 'kind:chat', 'hello kind:chat'],
    ['-kind:tick', 'kind:chat', 'kind:chat'],
    ['-kind:tick', '-kind:chat', '-kind:tick -kind:chat'],
    ['kind:chat', '-kind:chat', '-kind:chat'],
    ['is:resent', 'is:error', 'is:resent is:error'],
    ['a or b', 'dir:sent', '(a or b) dir:sent'],
    ['$.a == 1 $.b == 2', '$.a == 3', '$.b == 2 $.a == 3'],
    ['$.a > 1', '$.a == 3', '$.a > 1 $.a == 3'],
    ['time:>10s size:1k', 'time:1s..2s', 'size:1k time:1s..2s'],
    ['a', 'a', 'a'],
  ])('%s, then %s: %s', (query, more, expected) => {
    expect(printQuery(narrowed(read(query), read(more)))).toBe(expected);
  });
});
