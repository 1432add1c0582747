import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { printQuery } from '../../query/print-query.ts';
import { ALL, type Query } from '../../query/query.ts';
import { SHOW_ALL } from '../view/row-filter.ts';
import { FilterStore } from './filter-store.ts';

const appliedText = (filter: FilterStore) => printQuery(filter.applied.value.query);

describe('FilterStore', () => {
  test('applies what is typed', () => {
    const filter = new FilterStore();
    filter.query.value = 'price';
    filter.direction.value = 'sent';
    expect(filter.applied.value).toEqual({ ...SHOW_ALL, query: { type: 'text', text: 'price' }, direction: 'sent' });
  });

  test('what is wrong is told, and keeps the last that was right', () => {
    const filter = new FilterStore();
    filter.query.value = 'dir:sent';
    expect(appliedText(filter)).toBe('dir:sent');
    filter.query.value = 'dir:sen';
    expect(filter.errors.value).toMatchObject([{ at: 4, length: 3, expected: 'choice' }]);
    expect(appliedText(filter)).toBe('dir:sent');
    filter.query.value = 'dir:received';
    expect(filter.errors.value).toEqual([]);
    expect(appliedText(filter)).toBe('dir:received');
  });

  test('the whole text as a regular expression, which may hold slashes', () => {
    const filter = new FilterStore();
    filter.isPattern.value = true;
    filter.query.value = '^a/b (c';
    expect(filter.errors.value).toMatchObject([{ expected: 'pattern' }]);
    expect(appliedText(filter)).toBe('');
    filter.query.value = '^a/b (c)';
    expect(appliedText(filter)).toBe('/^a\\/b (c)/i');
    filter.query.value = 'x'.repeat(1_000_000);
    expect(filter.errors.value).toMatchObject([{ expected: 'shorter', at: 10_000 }]);
  });

  test('the same query in other words is no other filter', () => {
    const filter = new FilterStore();
    filter.query.value = 'a b';
    const before = filter.applied.value;
    filter.query.value = 'a and  b ';
    expect(filter.applied.value).toBe(before);
  });

  test('highlighting shows all of the chosen connections, and seeks what is typed', () => {
    const filter = new FilterStore();
    filter.connections.value = new Set(['c1']);
    filter.query.value = 'a';
    filter.direction.value = 'sent';
    filter.isHighlighting.value = true;
    expect(filter.applied.value).toEqual({ ...SHOW_ALL, connections: new Set(['c1']) });
    expect(filter.sought.value).toMatchObject({ query: { type: 'text', text: 'a' }, direction: 'sent' });
  });

  test('saved filters count as well', () => {
    const saved = signal<Query>(ALL);
    const filter = new FilterStore(saved);
    filter.query.value = 'a or b';
    saved.value = { type: 'text', text: 'c' };
    expect(appliedText(filter)).toBe('(a or b) c');
  });

  test('is narrowed by others', () => {
    const filter = new FilterStore();
    filter.query.value = 'hello';
    filter.narrow('kind:chat');
    filter.narrow('kind:tick');
    expect(filter.query.value).toBe('hello kind:tick');
    filter.narrow('dir:(');
    expect(filter.query.value).toBe('hello kind:tick');
    filter.query.value = 'hello';
    filter.isPattern.value = true;
    filter.narrow({ type: 'text', text: 'x y' });
    expect([filter.query.value, filter.isPattern.value]).toEqual(['/hello/i "x y"', false]);
  });

  test('clearing keeps the chosen connection', () => {
    const filter = new FilterStore();
    filter.connections.value = new Set(['c1']);
    filter.query.value = 'x';
    filter.clear();
    expect(filter.applied.value).toEqual({ ...SHOW_ALL, connections: new Set(['c1']) });
  });
});
