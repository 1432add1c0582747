import { describe, expect, test } from 'vitest';
import { MemoryDisk } from '../../../test/simulation/memory-disk.ts';
import { DecoderPresets } from '../../session/decoder-presets.ts';
import { SchemaStore } from './schema-store.ts';

const text = (name: string, url = 'ws://a/*') =>
  JSON.stringify({ wirescopeDecoder: 1, name, match: { url, subprotocol: 's' }, json: { kind: '/t' } });

/** `saved`: what is remembered, or what tells it each time. */
function setUp(saved: unknown = undefined) {
  const written: unknown[] = [];
  const presets = new DecoderPresets(() => undefined);
  const store = new SchemaStore(presets, {
    read: () => Promise.resolve(typeof saved === 'function' ? saved() : saved),
    write: () => Promise.resolve(),
    change: (_key, change) => {
      written.push(structuredClone(change(written.at(-1) ?? saved)));
      return Promise.resolve();
    },
    watch: () => () => undefined,
  });
  return { presets, store, written, names: () => store.all.value.map(({ document }) => document.name) };
}

describe('SchemaStore', () => {
  test('remembers documents by their names, and which connections they are for', async () => {
    const { names, presets, store, written } = setUp();
    for (const [name, url] of [['a'], ['b'], ['a', 'ws://b/*']] as const) await store.add(new Blob([text(name, url)]));
    expect(names()).toEqual(['b', 'a']);
    expect(presets.schemaFor('ws://b/x', 's')?.name).toBe('a');
    expect(presets.schemaFor('ws://b/x', '')).toBeUndefined();
    const again = setUp(written.at(-1));
    await again.store.load();
    expect(again.presets.schemaFor('ws://a/x', 's')?.name).toBe('b');
    again.store.remove('b');
    expect([again.names(), again.presets.schemaFor('ws://a/x', 's')]).toEqual([['a'], undefined]);
    expect(again.written).toEqual([[text('a', 'ws://b/*')]]);
  });

  test('a document that was removed is taken back', async () => {
    const { names, presets, store, written } = setUp();
    for (const name of ['a', 'b']) await store.add(new Blob([text(name)]));
    const { undo } = store.remove('b');
    expect(names()).toEqual(['a']);
    await store.add(new Blob([text('c')]));
    undo();
    expect(names()).toEqual(['b', 'a', 'c']);
    expect(presets.schemaFor('ws://a/x', 's')).toBeDefined();
    expect(written.at(-1)).toHaveLength(3);
  });

  test('a document that was removed is not taken back over one that has its name since', async () => {
    const { store } = setUp();
    await store.add(new Blob([text('a')]));
    const { isPossible } = store.remove('a');
    expect(isPossible?.()).toBe(true);
    await store.add(new Blob([text('a', 'ws://new/*')]));
    expect(isPossible?.()).toBe(false);
  });

  test('takes over what was changed and removed elsewhere, and keeps what is the same as it is', async () => {
    const disk: { texts: unknown } = { texts: [text('a'), text('b')] };
    const { names, presets, store } = setUp(() => disk.texts);
    await store.load();
    const before = store.all.value;
    await store.load();
    expect(store.all.value).toBe(before);
    disk.texts = [text('b', 'ws://new/*'), text('c')];
    await store.load();
    expect(names()).toEqual(['b', 'c']);
    expect([presets.schemaFor('ws://new/x', 's')?.name, presets.schemaFor('ws://a/x', 's')?.name]).toEqual(['b', 'c']);
    disk.texts = [];
    await store.load();
    expect([names(), presets.schemaFor('ws://a/x', 's')]).toEqual([[], undefined]);
  });

  test('what is added and removed while that is read stays so', async () => {
    const { names, store } = setUp([text('a'), text('b')]);
    await store.load();
    const loading = store.load();
    store.remove('a');
    await store.add(new Blob([text('c')]));
    await loading;
    expect(names()).toEqual(['b', 'c']);
  });

  test('keeps what is added before all that was remembered is there', async () => {
    const remembered = [text('old'), text('a', 'ws://old/*')];
    const { kept, settings } = new MemoryDisk();
    kept.schemas = remembered;
    let resolve = (_texts: unknown): void => undefined;
    const promise = new Promise<unknown>((settle) => {
      resolve = settle;
    });
    const presets = new DecoderPresets(() => undefined);
    let reads = 0;
    const read = (key: string) => (reads++ === 0 ? promise : settings.read(key));
    const store = new SchemaStore(presets, { ...settings, read });
    const loading = store.load();
    await store.add(new Blob([text('a', 'ws://new/*')]));
    resolve(remembered);
    await loading;
    expect(store.all.value.map(({ document }) => document.name)).toEqual(['old', 'a']);
    expect(presets.schemaFor('ws://new/x', 's')?.name).toBe('a');
    expect(kept.schemas).toEqual([text('old'), text('a', 'ws://new/*')]);
  });

  test('what panels of two tabs add is all kept and used in both, and what one removes stays removed', async () => {
    const disk = new MemoryDisk();
    const panel = () => {
      const presets = new DecoderPresets(() => undefined);
      const store = new SchemaStore(presets, disk.settings);
      return { presets, store, names: () => store.all.value.map(({ document }) => document.name) };
    };
    const [here, there] = [panel(), panel()];
    await Promise.all([here.store.load(), there.store.load()]);
    await here.store.add(new Blob([text('a')]));
    await expect.poll(there.names).toEqual(['a']);
    await there.store.add(new Blob([text('b', 'ws://b/*')]));
    await expect.poll(here.names).toEqual(['a', 'b']);
    expect(here.presets.schemaFor('ws://b/x', 's')?.name).toBe('b');
    here.store.remove('a');
    await expect.poll(there.names).toEqual(['b']);
    expect(there.presets.schemaFor('ws://a/x', 's')).toBeUndefined();
    await there.store.add(new Blob([text('c')]));
    await expect.poll(here.names).toEqual(['b', 'c']);
    expect(disk.kept.schemas).toEqual([text('b', 'ws://b/*'), text('c')]);
  });

  test('refuses what is none, and what is too long without reading it', async () => {
    const { names, store, written } = setUp();
    await expect(store.add(new Blob(['{}']))).rejects.toThrow('/wirescopeDecoder must be 1');
    await expect(store.add(new Blob([new Uint8Array(4_194_305)]))).rejects.toThrow('is longer than 1048576 characters');
    expect([names(), written]).toEqual([[], []]);
  });

  test.each([[null], [[1, '{', '{}']]])('takes nothing from what is no document: %j', async (saved) => {
    const { names, store } = setUp(saved);
    await store.load();
    expect(names()).toEqual([]);
  });
});
