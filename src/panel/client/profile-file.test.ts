import { describe, expect, test } from 'vitest';
import { MemoryDisk } from '../../../test/simulation/memory-disk.ts';
import { readListFile, writeListFile } from '../saving/list-file.ts';
import { ClientDocument } from './client-document.ts';
import { ClientStore, PROFILES_MOST } from './client-store.ts';
import type { Profile } from './profile.ts';
import { PROFILE_FILE } from './profile-file.ts';

const profile: Profile = {
  name: 'Mine',
  collection: 'Work',
  url: 'wss://a.example/',
  protocols: ['v2'],
  headers: [['Authorization', 'Bearer abc']],
  isPersistent: true,
};
const named = (name: string): Profile => ({ ...profile, name });

describe('a file of profiles', () => {
  test('gives back what was written', () => {
    const list = [profile, named('Other')];
    expect(readListFile(PROFILE_FILE, writeListFile(PROFILE_FILE, list))).toEqual({ ok: true, list });
  });

  test('is refused as a whole for one that is none', () => {
    const text = writeListFile(PROFILE_FILE, [profile, { ...profile, url: 7 as unknown as string }]);
    expect(readListFile(PROFILE_FILE, text)).toEqual({ ok: false, error: 'broken', number: 2 });
  });
});

describe('profiles', () => {
  const { kept, settings } = new MemoryDisk();
  const makeSocket = () => {
    throw new Error('no connection is opened here');
  };
  const storeOf = () =>
    new ClientStore(new ClientDocument({ url: '', now: () => 0, makeSocket, openHandshake: null }), settings);

  test('take the place of those with their name in their collection, the last one where there are two', async () => {
    const store = storeOf();
    void store.add([profile, named('Other')]);
    expect(
      await store.add([
        { ...profile, url: 'ws://b' },
        { ...profile, url: 'ws://c' },
      ]),
    ).toBe(true);
    expect(store.profiles.value).toEqual([named('Other'), { ...profile, url: 'ws://c' }]);
    expect(kept.profiles).toEqual(store.profiles.value);
  });

  test('that there is no room for change nothing', async () => {
    const store = storeOf();
    void store.add(Array.from({ length: PROFILES_MOST }, (_, index) => named(`n${index}`)));
    expect(store.add([named('one more')])).toBeNull();
    expect(store.profiles.value).toHaveLength(PROFILES_MOST);
    expect(await store.add([{ ...named('n0'), url: 'ws://b' }])).toBe(true);
  });
});
