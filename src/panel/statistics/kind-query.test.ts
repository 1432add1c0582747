import { expect, test } from 'vitest';
import { parseQuery } from '../../query/parse-query.ts';
import { printQuery } from '../../query/print-query.ts';
import type { Query } from '../../query/query.ts';
import { type KindFilter, kindsOf, withKind } from './kind-query.ts';

const read = (text: string): Query => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.query;
};

test.each<[before: string, kind: string, how: KindFilter, after: string]>([
  ['', 'chat', 'only', 'kind:chat'],
  ['hello kind:tick -kind:ping', 'chat', 'only', 'hello kind:chat'],
  ['(kind:tick or kind:ping) dir:sent', 'chat', 'only', 'dir:sent kind:chat'],
  ['', 'chat', 'also', 'kind:chat'],
  ['kind:tick', 'chat', 'also', 'kind:tick or kind:chat'],
  ['dir:sent kind:tick', 'chat', 'also', 'dir:sent (kind:tick or kind:chat)'],
  ['kind:tick or kind:chat', 'chat', 'also', 'kind:tick or kind:chat'],
  ['-kind:chat -kind:tick', 'chat', 'also', '-kind:tick'],
  ['', 'chat', 'without', '-kind:chat'],
  ['-kind:tick', 'chat', 'without', '-kind:tick -kind:chat'],
  ['kind:tick or kind:chat', 'chat', 'without', 'kind:tick'],
  ['kind:chat', 'chat', 'without', '-kind:chat'],
  ['kind:tick', 'chat', 'without', 'kind:tick -kind:chat'],
  ['a or kind:tick', 'chat', 'only', '(a or kind:tick) kind:chat'],
  ['', 'two words', 'only', 'kind:"two words"'],
])('%j, %s %s: %j', (before, kind, how, after) => {
  expect(printQuery(withKind(read(before), kind, how))).toBe(after);
});

test('which kinds a query names', () => {
  expect(kindsOf(read('x'))).toEqual({ shown: null, hidden: [] });
  expect(kindsOf(read('(kind:a or kind:b) -kind:c x'))).toEqual({ shown: ['a', 'b'], hidden: ['c'] });
});
