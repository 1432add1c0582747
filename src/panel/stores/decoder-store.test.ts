import { describe, expect, test } from 'vitest';
import { MemoryDisk } from '../../../test/simulation/memory-disk.ts';
import { DecoderPresets } from '../../session/decoder-presets.ts';
import { DecoderStore } from './decoder-store.ts';

function setUp(saved: unknown = undefined) {
  const written: unknown[] = [];
  const presets = new DecoderPresets(() => undefined);
  const store = new DecoderStore(presets, {
    read: () => Promise.resolve(saved),
    write: () => Promise.resolve(),
    change: (_key, change) => {
      saved = structuredClone(change(saved));
      written.push(saved);
      return Promise.resolve();
    },
    watch: () => () => undefined,
  });
  return { presets, store, written };
}

describe('DecoderStore', () => {
  test('remembers what is chosen for URLs, each pattern once, and forgets it', async () => {
    const { store, written } = setUp();
    store.chooseForUrl({ pattern: 'ws://a*', decoder: 'mqtt' }, 'c1');
    store.chooseForUrl({ pattern: 'ws://b*', decoder: 'json' }, 'c1');
    store.chooseForUrl({ pattern: 'ws://a*', decoder: 'stomp' }, 'c1');
    const expected = [
      { pattern: 'ws://b*', decoder: 'json' },
      { pattern: 'ws://a*', decoder: 'stomp' },
    ];
    expect(written.at(-1)).toEqual(expected);
    const again = setUp(written.at(-1));
    await again.store.load();
    expect(again.presets.of('c9', 'ws://a/x')?.decoder).toBe('stomp');
    again.store.forgetUrl('ws://a*');
    expect(again.presets.of('c9', 'ws://a/x')).toBeNull();
    expect(again.written).toEqual([[{ pattern: 'ws://b*', decoder: 'json' }]]);
  });

  test('a choice that was forgotten is taken back to its place', () => {
    const { presets, store, written } = setUp();
    for (const name of ['a', 'b', 'c']) store.chooseForUrl({ pattern: `ws://${name}*`, decoder: 'mqtt' }, 'c1');
    const before = store.urls.value;
    const { isPossible, undo } = store.forgetUrl('ws://b*');
    expect(presets.of('c9', 'ws://b/')).toBeNull();
    expect(isPossible?.()).toBe(true);
    undo();
    expect(isPossible?.()).toBe(false);
    expect([store.urls.value, written.at(-1)]).toEqual([before, before]);
    expect(presets.of('c9', 'ws://b/')?.decoder).toBe('mqtt');
  });

  test('takes over that the last one was forgotten elsewhere', async () => {
    const saved = [{ pattern: 'ws://a*', decoder: 'mqtt' }];
    const { presets, store } = setUp(saved);
    await store.load();
    saved.pop();
    await store.load();
    expect([store.urls.value, presets.of('c9', 'ws://a/')]).toEqual([[], null]);
  });

  test('what is chosen and forgotten while it reads stays so, and what was remembered, too', async () => {
    const { kept, settings } = new MemoryDisk();
    kept.decoders = ['a', 'b', 'c'].map((name) => ({ pattern: `ws://${name}*`, decoder: 'mqtt' }));
    const presets = new DecoderPresets(() => undefined);
    const store = new DecoderStore(presets, settings);
    const loaded = store.load();
    store.chooseForUrl({ pattern: 'ws://b*', decoder: 'json' }, 'c1');
    store.chooseForUrl({ pattern: 'ws://c*', decoder: 'json' }, 'c1');
    store.forgetUrl('ws://c*');
    await loaded;
    expect(store.urls.value.map(({ pattern, decoder }) => [pattern, decoder])).toEqual([
      ['ws://a*', 'mqtt'],
      ['ws://b*', 'json'],
    ]);
    expect([kept.decoders, presets.of('c9', 'ws://b/')?.decoder]).toEqual([store.urls.value, 'json']);
    const later = store.load();
    store.forgetUrl('ws://a*');
    await later;
    expect(presets.of('c9', 'ws://a/')).toBeNull();
  });

  test('what panels of two tabs choose is kept and holds in both, and what one forgets stays forgotten', async () => {
    const disk = new MemoryDisk();
    const panel = () => {
      const presets = new DecoderPresets(() => undefined);
      return { presets, store: new DecoderStore(presets, disk.settings) };
    };
    const [here, there] = [panel(), panel()];
    await Promise.all([here.store.load(), there.store.load()]);
    here.store.chooseForUrl({ pattern: 'ws://a*', decoder: 'mqtt' }, 'c1');
    await expect.poll(() => there.presets.of('c9', 'ws://a/')?.decoder).toBe('mqtt');
    there.store.chooseForUrl({ pattern: 'ws://b*', decoder: 'json' }, 'c1');
    await expect.poll(() => here.presets.of('c9', 'ws://b/')?.decoder).toBe('json');
    here.store.forgetUrl('ws://a*');
    await expect.poll(() => there.presets.of('c9', 'ws://a/')).toBeNull();
    there.store.chooseForUrl({ pattern: 'ws://c*', decoder: 'stomp' }, 'c1');
    const patterns = () => here.store.urls.value.map(({ pattern }) => pattern);
    await expect.poll(patterns).toEqual(['ws://b*', 'ws://c*']);
    expect(disk.kept.decoders).toEqual(here.store.urls.value);
  });

  test('keeps the newest hundred', () => {
    const { store } = setUp();
    for (let n = 0; n < 102; n++) store.chooseForUrl({ pattern: `ws://${n}/`, decoder: 'json' }, 'c1');
    expect([store.urls.value.length, store.urls.value[0]?.pattern]).toEqual([100, 'ws://2/']);
  });

  test.each([
    [null],
    [{}],
    [[null, 1, { pattern: 'a' }, { pattern: '', decoder: 'json' }, { pattern: 'a', decoder: 'toString' }]],
    [[{ pattern: 'a'.repeat(1_001), decoder: 'json' }]],
  ])('takes nothing from what is no choice: %j', async (saved) => {
    const { store } = setUp(saved);
    await store.load();
    expect(store.urls.value).toEqual([]);
  });
});
