import { effect } from '@preact/signals';
import { describe, expect, test, vi } from 'vitest';
import { printQuery } from '../../query/print-query.ts';
import { SavedFilters } from './saved-filters.ts';

function setUp(saved: unknown = undefined) {
  const written: unknown[] = [];
  let reads = 0;
  const filters = new SavedFilters({
    read: () => {
      reads++;
      return Promise.resolve(saved);
    },
    write: (_key, value) => {
      written.push(structuredClone(value));
      return Promise.resolve();
    },
  });
  const names = () => filters.all.value.map(({ name }) => name);
  const query = () => printQuery(filters.query.value);
  return { filters, names, query, written, reads: () => reads };
}

describe('SavedFilters', () => {
  test('several at once, some the other way round', () => {
    const { filters, names, query } = setUp();
    filters.save('chat', 'kind:chat');
    filters.save('', 'a or b');
    filters.save('x'.repeat(100), 'x');
    expect(names()).toEqual(['chat', 'a or b', 'x'.repeat(60)]);
    expect(query()).toBe('kind:chat (a or b) x');
    filters.change(1, { isNegated: true });
    filters.change(2, { isNegated: true });
    filters.change(3, { isOn: false });
    expect(query()).toBe('-kind:chat -(a or b)');
    filters.turnOff();
    expect([query(), names().length]).toEqual(['', 3]);
  });

  test('are renamed, replaced and deleted, which can be taken back', () => {
    const { filters, names, query } = setUp();
    for (const name of ['a', 'b', 'c']) filters.save(name, name);
    filters.change(2, { name: '  ' });
    filters.change(1, { name: ' z ' });
    expect(names()).toEqual(['z', 'b', 'c']);
    const { isPossible, undo } = filters.remove(2);
    expect([query(), isPossible?.()]).toEqual(['a c', true]);
    undo();
    expect(isPossible?.()).toBe(false);
    expect(names()).toEqual(['z', 'b', 'c']);
    filters.save('z', 'other');
    expect([names(), query()]).toEqual([['b', 'c', 'z'], 'b c other']);
  });

  test('are remembered', async () => {
    const { filters, written } = setUp();
    filters.save('a', 'dir:sent');
    const [value] = written;
    expect(value).toEqual([{ name: 'a', text: 'dir:sent', isOn: true, isNegated: false }]);
    const again = setUp(value);
    await again.filters.load();
    expect(again.query()).toBe('dir:sent');
  });

  test('what is saved, changed and deleted while they are read stays so, and what was remembered, too', async () => {
    const saved = ['a', 'b', 'c'].map((name) => ({ name, text: name, isOn: true, isNegated: false }));
    const { filters, names, query, written } = setUp(saved);
    const loaded = filters.load();
    filters.save('b', 'dir:sent');
    filters.save('d', 'd');
    await loaded;
    expect([names(), query()]).toEqual([['a', 'c', 'b', 'd'], 'a c dir:sent d']);
    expect(written.at(-1)).toMatchObject([{ name: 'a' }, { name: 'c' }, { name: 'b' }, { name: 'd' }]);
    const later = filters.load();
    const first = filters.all.value[0]?.id ?? 0;
    filters.remove(first);
    await later;
    expect(names()).not.toContain('a');
  });

  test('are read when they are asked for, and not again with each change', async () => {
    const { filters, reads } = setUp([{ name: 'a', text: 'a', isOn: true, isNegated: false }]);
    const stop = effect(() => {
      if (reads() < 3) void filters.load();
    });
    await vi.waitFor(() => expect(filters.all.value).toHaveLength(1));
    filters.save('b', 'b');
    stop();
    expect(reads()).toBe(1);
  });

  test.each([
    [null],
    ['text'],
    [
      [
        1,
        null,
        {},
        { name: 'a' },
        { name: '', text: 'a' },
        { name: 'a', text: '(' },
        { name: 'a', text: 'x'.repeat(10_001) },
      ],
    ],
  ])('what is no filter is not taken for one: %j', async (saved) => {
    const { filters, names } = setUp(saved);
    await filters.load();
    expect(names()).toEqual([]);
  });
});
