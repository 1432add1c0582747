import { expect, test } from 'vitest';
import { MemoryDisk } from '../../../test/simulation/memory-disk.ts';
import { Session } from '../../session/session.ts';
import { VariableStore } from './variable-store.ts';

test('a variable that was removed is taken back, but not over one that has its name since', () => {
  const { kept, settings } = new MemoryDisk();
  const store = new VariableStore(new Session(), settings);
  store.set('token', 'old');
  const { isPossible, undo } = store.remove('token');
  expect([isPossible?.(), kept.variables]).toEqual([true, {}]);
  undo();
  expect(kept.variables).toEqual({ token: 'old' });
  const again = store.remove('token');
  store.set('token', 'new');
  expect(again.isPossible?.()).toBe(false);
});
