import { expect, test } from 'vitest';
import { type KindFilter, kindQuery } from './filter-by-kind.ts';

test.each<[before: string, kind: string, how: KindFilter, after: string]>([
  ['', 'chat', 'only', 'kind:chat'],
  ['anything', 'chat', 'only', 'kind:chat'],
  ['', 'chat', 'also', 'kind:chat'],
  ['kind:tick', 'chat', 'also', 'kind:tick or kind:chat'],
  ['dir:sent -kind:tick', 'chat', 'also', '(dir:sent -kind:tick) or kind:chat'],
  ['', 'chat', 'without', '-kind:chat'],
  ['dir:sent', 'chat', 'without', 'dir:sent -kind:chat'],
  ['kind:a or kind:b', 'chat', 'without', '(kind:a or kind:b) -kind:chat'],
  ['', 'two "words"', 'only', 'kind:"two \\"words\\""'],
])('%j, %s %s: %j', (before, kind, how, after) => expect(kindQuery(before, kind, how)).toBe(after));
