import { describe, expect, test } from 'vitest';
import { SHOW_ALL } from '../view/row-filter.ts';
import { FilterStore } from './filter-store.ts';

describe('FilterStore', () => {
  test('applies what is typed', () => {
    const filter = new FilterStore();
    filter.query.value = 'price';
    filter.direction.value = 'sent';
    expect(filter.applied.value).toEqual({ ...SHOW_ALL, query: 'price', direction: 'sent' });
  });

  test('a regular expression that is not finished is an error and keeps the last that was', () => {
    const filter = new FilterStore();
    filter.isPattern.value = true;
    filter.query.value = 'a';
    expect(filter.applied.value.query).toBe('a');
    filter.query.value = 'a(';
    expect(filter.error.value).toMatch(/.+/);
    expect(filter.applied.value.query).toBe('a');
    filter.query.value = 'a(b)';
    expect(filter.error.value).toBeNull();
    expect(filter.applied.value.query).toBe('a(b)');
  });

  test('as plain text the same query is no error', () => {
    const filter = new FilterStore();
    filter.query.value = 'a(';
    expect(filter.error.value).toBeNull();
    expect(filter.applied.value).toMatchObject({ query: 'a(', isPattern: false });
  });

  test('clearing keeps the chosen connection', () => {
    const filter = new FilterStore();
    filter.connections.value = new Set(['c1']);
    filter.query.value = 'x';
    filter.clear();
    expect(filter.applied.value).toEqual({ ...SHOW_ALL, connections: new Set(['c1']) });
  });
});
