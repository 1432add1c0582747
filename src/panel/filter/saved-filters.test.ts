import { effect } from '@preact/signals';
import { describe, expect, test, vi } from 'vitest';
import { MemoryDisk } from '../../../test/simulation/memory-disk.ts';
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
    write: () => Promise.resolve(),
    change: (_key, change) => {
      saved = structuredClone(change(saved));
      written.push(saved);
      return Promise.resolve();
    },
    watch: () => () => undefined,
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
    expect(written.at(-1)).toMatchObject([
      { name: 'a' },
      { name: 'b', text: 'dir:sent' },
      { name: 'd' },
      { name: 'c' },
    ]);
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

describe('SavedFilters of the panels of two tabs', () => {
  async function setUpTwo() {
    const disk = new MemoryDisk();
    const [here, there] = [new SavedFilters(disk.settings), new SavedFilters(disk.settings)];
    await Promise.all([here.load(), there.load()]);
    return { disk, here, there };
  }
  const namesIn = ({ all }: SavedFilters) => all.value.map(({ name }) => name);

  test('are all kept and in both, and on only where the user has turned them on', async () => {
    const { disk, here, there } = await setUpTwo();
    here.save('a', 'a');
    await expect.poll(() => namesIn(there)).toEqual(['a']);
    there.save('b', 'b');
    await expect.poll(() => namesIn(here)).toEqual(['a', 'b']);
    expect([here, there].map(({ query }) => printQuery(query.value))).toEqual(['a', 'b']);
    expect(disk.kept.filters).toMatchObject([{ name: 'a' }, { name: 'b' }]);
  });

  test('stay deleted, and the others stay what they were', async () => {
    const { here, there } = await setUpTwo();
    for (const name of ['a', 'b']) here.save(name, name);
    await expect.poll(() => namesIn(there)).toEqual(['a', 'b']);
    const id = there.all.value[1]?.id ?? 0;
    there.change(id, { isOn: true, isNegated: true });
    here.remove(here.all.value[0]?.id ?? 0);
    await expect.poll(() => namesIn(there)).toEqual(['b']);
    there.save('c', 'c');
    await expect.poll(() => namesIn(here)).toEqual(['b', 'c']);
    expect(there.all.value[0]).toMatchObject({ id, isOn: true, isNegated: true });
    there.dispose();
    here.save('d', 'd');
    await new Promise(setImmediate); // what can be heard has been heard by then
    expect(namesIn(there)).toEqual(['b', 'c']);
  });

  test('two of one name stay two', async () => {
    const { here, there } = await setUpTwo();
    for (const name of ['a', 'b']) here.save(name, name);
    here.change(here.all.value[1]?.id ?? 0, { name: 'a' });
    await expect.poll(() => namesIn(there)).toEqual(['a', 'a']);
    for (const { all } of [here, there]) expect(new Set(all.value.map(({ id }) => id)).size).toBe(2);
    expect(here.all.value.map(({ text }) => text)).toEqual(['a', 'b']);
  });
});
