import { describe, expect, test } from 'vitest';
import { DecoderPresets } from '../../session/decoder-presets.ts';
import { AsyncApiStore } from './asyncapi-store.ts';

const text = (title: string, address = '/a', more = '') => `asyncapi: 3.0.0
info: {title: ${title}, version: '1'}
channels: {c: {address: ${address}, messages: {m: {payload: {type: object}}}}}
${more}`;

function setUp(saved: unknown = undefined) {
  const written: unknown[] = [];
  const presets = new DecoderPresets(() => undefined);
  const store = new AsyncApiStore(presets, {
    read: () => Promise.resolve(saved),
    write: () => Promise.resolve(),
    change: (_key, change) => {
      saved = structuredClone(change(saved));
      written.push(saved);
      return Promise.resolve();
    },
    watch: () => () => undefined,
  });
  const chosen = (url: string, connection = 'c1') => presets.asyncApiFor(connection, url)?.document.title;
  return { chosen, presets, store, written, titles: () => store.all.value.map(({ document }) => document.title) };
}

describe('AsyncApiStore', () => {
  test('remembers documents by their titles, and which connections they are for', async () => {
    const { chosen, store, titles, written } = setUp();
    for (const [title, address] of [['a'], ['b'], ['a', '/b']] as const)
      await store.add(new Blob([text(title, address)]));
    expect(titles()).toEqual(['b', 'a']);
    expect([chosen('ws://x/a'), chosen('ws://x/b'), chosen('ws://x/c')]).toEqual(['b', 'a', undefined]);
    const again = setUp(written.at(-1));
    await again.store.load();
    expect([again.titles(), again.chosen('ws://x/a')]).toEqual([['b', 'a'], 'b']);
    again.store.remove('b');
    expect([again.titles(), again.chosen('ws://x/a')]).toEqual([['a'], undefined]);
    expect(again.written).toEqual([[text('a', '/b')]]);
  });

  test('the user knows better than a URL', async () => {
    const { chosen, presets, store } = setUp();
    await store.add(new Blob([text('a')]));
    await store.add(new Blob([text('b')]));
    store.useFor('c1', 'a');
    expect([chosen('ws://x/elsewhere'), presets.of('c1', '')?.decoder]).toEqual(['a', 'asyncapi']);
    presets.choose('c1', 'json');
    expect(chosen('ws://x/elsewhere')).toBeUndefined();
    // The decoder alone: the last document is meant.
    presets.choose('c2', 'asyncapi');
    expect(chosen('ws://x/elsewhere', 'c2')).toBe('b');
  });

  test('refuses what is none, and what is too long without reading it', async () => {
    const { store, titles, written } = setUp();
    await expect(store.add(new Blob(['{}']))).rejects.toThrow('this is no document of AsyncAPI');
    await expect(store.add(new Blob([new Uint8Array(4_194_305)]))).rejects.toThrow('is longer than 1048576 characters');
    expect([titles(), written]).toEqual([[], []]);
  });

  test('keeps no more than an extension may', async () => {
    const { store, titles } = setUp();
    for (const title of ['a', 'b', 'c', 'd'])
      await store.add(new Blob([text(title, '/a', `# ${'x'.repeat(900_000)}`)]));
    expect(titles()).toEqual(['b', 'c', 'd']);
  });

  test.each([[null], [[1, '{', '{}']]])('takes nothing from what is no document: %j', async (saved) => {
    const { store, titles } = setUp(saved);
    await store.load();
    expect(titles()).toEqual([]);
  });
});
