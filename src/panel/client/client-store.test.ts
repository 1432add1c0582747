import { expect, test } from 'vitest';
import { MemoryDisk } from '../../../test/simulation/memory-disk.ts';
import { ClientDocument } from './client-document.ts';
import { ClientStore } from './client-store.ts';
import { EMPTY_PROFILE, type Profile } from './profile.ts';

const profile: Profile = { ...EMPTY_PROFILE, name: 'Mine', collection: 'Work', url: 'wss://a.example/' };

test('a profile that was removed is taken back, but not over one that has its name since', () => {
  const makeSocket = (url: string) => new WebSocket(url);
  const client = new ClientDocument({ url: '', now: () => 0, makeSocket, openHandshake: null });
  const store = new ClientStore(client, new MemoryDisk().settings);
  void store.add([profile]);
  const { isPossible, undo } = store.remove(profile);
  expect([store.profiles.value, isPossible?.()]).toEqual([[], true]);
  undo();
  expect(store.profiles.value).toEqual([profile]);
  const again = store.remove(profile);
  void store.add([{ ...profile, url: 'wss://b.example/' }]);
  expect(again.isPossible?.()).toBe(false);
});
