import { expect, test } from 'vitest';
import { MemoryDisk } from '../../../test/simulation/memory-disk.ts';
import { receivedText } from '../../../test/simulation/received-text.ts';
import { Session } from '../../session/session.ts';
import { expand } from '../composing/variables.ts';
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

test('what was received last is sent with every digit', () => {
  const session = new Session();
  session.append([
    { type: 'error', seq: 1, at: 0, connection: 'c1' },
    receivedText(2, '{"id":1234567890123456789,"list":[9007199254740993,0.5]}'),
  ]);
  const store = new VariableStore(session, new MemoryDisk().settings);
  const expanded = (template: string) => expand(template, store.resolver('c1', false), true);
  expect(expanded('{"id":{{last.$.id}},"as":"{{last.$.id}}","list":{{last.$.list}}}')).toMatchObject({
    text: '{"id":1234567890123456789,"as":"1234567890123456789","list":[9007199254740993,0.5]}',
  });
});
