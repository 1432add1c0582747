import { expect, test } from 'vitest';
import { MemoryDisk } from '../../../test/simulation/memory-disk.ts';
import { SavedStore } from '../saving/saved-store.ts';
import { toldSettings } from './told-settings.ts';

test('a change that the browser does not keep is told', async () => {
  const told: string[] = [];
  const full = { ...new MemoryDisk().settings, change: () => Promise.reject(new Error('quota exceeded')) };
  const saved = new SavedStore(toldSettings(full, (reason) => told.push(reason)));
  await saved.load();
  saved.forgetHistory();
  await expect.poll(() => told).toEqual(['quota exceeded']);
});
