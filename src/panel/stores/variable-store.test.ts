import { expect, test } from 'vitest';
import { Session } from '../../session/session.ts';
import { VariableStore } from './variable-store.ts';

test('a variable that was removed is taken back, but not over one that has its name since', () => {
  const written: unknown[] = [];
  const store = new VariableStore(new Session(), {
    read: () => Promise.resolve(undefined),
    write: (_key, value) => {
      written.push(value);
      return Promise.resolve();
    },
  });
  store.set('token', 'old');
  const { isPossible, undo } = store.remove('token');
  expect([isPossible?.(), written.at(-1)]).toEqual([true, {}]);
  undo();
  expect(written.at(-1)).toEqual({ token: 'old' });
  const again = store.remove('token');
  store.set('token', 'new');
  expect(again.isPossible?.()).toBe(false);
});
