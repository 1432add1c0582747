import { expect, test } from 'vitest';
import { MemoryDisk } from '../../../test/simulation/memory-disk.ts';
import { SavedStore } from './saved-store.ts';

const message = (name: string) => ({
  origin: 'wss://a.example',
  folder: '',
  name,
  draft: { form: 'text', content: name, lineEnds: 'lf' } as const,
  hasVariables: false,
});

const namesIn = ({ messages }: SavedStore) => messages.value.map(({ name }) => name);

function setUp() {
  const disk = new MemoryDisk();
  const store = new SavedStore(disk.settings);
  return { store, disk, written: disk.kept, names: () => namesIn(store) };
}

test('what panels of two tabs save and send is all kept, and both have it', async () => {
  const { disk, store } = setUp();
  const other = new SavedStore(disk.settings);
  await Promise.all([store.load(), other.load()]);
  void store.add([message('here')]);
  store.remember(message('sent here'));
  await expect.poll(() => [namesIn(other), other.history.value.length]).toEqual([['here'], 1]);
  void other.add([message('there')]);
  other.remember(message('sent there'));
  await expect.poll(() => namesIn(store)).toEqual(['here', 'there']);
  expect(store.history.value.map(({ name }) => name)).toEqual(['sent there', 'sent here']);
  expect(disk.kept.savedMessages).toEqual([message('here'), message('there')]);
  other.dispose();
  void store.add([message('later')]);
  await expect.poll(() => namesIn(store)).toContain('later');
  expect(namesIn(other)).not.toContain('later');
});

test('what panels of two tabs save and send at the same time is all kept, and both have it', async () => {
  const { disk, store } = setUp();
  const other = new SavedStore(disk.settings);
  void store.add([message('first')]);
  await Promise.all([store.load(), other.load()]);
  const first = message('first');
  void store.add([message('here')]);
  void other.add([message('there')]);
  other.remove(first);
  store.rename(first, { ...first, name: 'again' });
  store.remember(message('sent here'));
  other.remember(message('sent there'));
  for (const one of [store, other]) {
    await expect.poll(() => namesIn(one)).toEqual(['there', 'here', 'again']);
    await expect.poll(() => one.history.value.map(({ name }) => name)).toEqual(['sent there', 'sent here']);
  }
});

test('what is saved at once after another is not undone by the news of the first', async () => {
  const { disk, names, store } = setUp();
  for (const name of ['one', 'two', 'three']) void store.add([message(name)]);
  await expect.poll(() => disk.kept.savedMessages).toHaveLength(3);
  await new Promise(setImmediate); // what has been heard of them has been read by then
  expect(names()).toEqual(['one', 'two', 'three']);
});

test('what cannot be kept stays in the panel', async () => {
  const full = { ...new MemoryDisk().settings, change: () => Promise.reject(new Error('quota exceeded')) };
  const store = new SavedStore(full);
  expect(await store.add([message('one')])).toBe(false);
  expect(namesIn(store)).toEqual(['one']);
});

test('what could not be kept stays in the panel, whatever others save, and is kept once there is room', async () => {
  const disk = new MemoryDisk();
  let isFull: boolean = false;
  const change: typeof disk.settings.change = (...args) =>
    isFull ? Promise.reject(new Error('quota exceeded')) : disk.settings.change(...args);
  const store = new SavedStore({ ...disk.settings, change });
  const other = new SavedStore(disk.settings);
  expect(await store.add([message('large')])).toBe(true);
  isFull = true;
  expect(await store.add([message('one')])).toBe(false);
  expect(await other.add([message('theirs')])).toBe(true);
  await expect.poll(() => namesIn(store)).toEqual(['large', 'one', 'theirs']);
  isFull = false;
  store.remove(message('large'));
  await expect.poll(() => namesIn(other)).toEqual(['one', 'theirs']);
  expect(namesIn(store)).toEqual(['one', 'theirs']);
});

test('a saved message that was removed is taken back', () => {
  const { names, store, written } = setUp();
  const [one, other] = [message('one'), message('other')];
  void store.add([one, other]);
  const { isPossible, undo } = store.remove(one);
  expect([names(), isPossible?.()]).toEqual([['other'], true]);
  undo();
  expect(isPossible?.()).toBe(false);
  expect(names()).toEqual(['other', 'one']);
  expect(written.savedMessages).toEqual([other, one]);
});

test('the history that was forgotten comes back behind what was sent since', () => {
  const { store, written } = setUp();
  for (const name of ['first', 'second']) store.remember(message(name));
  const { undo } = store.forgetHistory();
  expect(written.messageHistory).toEqual([]);
  store.remember(message('third'));
  undo();
  expect(store.history.value.map(({ name }) => name)).toEqual(['third', 'second', 'first']);
});

test('a saved message has another name or folder in its place, but not that of another one', () => {
  const { names, store } = setUp();
  const [one, two] = [message('one'), message('two')];
  void store.add([one, two]);
  expect(store.rename(one, { ...one, name: 'two' })).toBe(false);
  expect(store.rename(one, { ...one, name: 'two', folder: 'Feed' })).toBe(true);
  expect(names()).toEqual(['two', 'two']);
  expect(store.messages.value[0]?.draft.content).toBe('one');
  expect(store.rename(two, two)).toBe(true);
});
