import { expect, test } from 'vitest';
import { SavedStore } from './saved-store.ts';

const message = (name: string) => ({
  origin: 'wss://a.example',
  folder: '',
  name,
  draft: { form: 'text', content: name, lineEnds: 'lf' } as const,
  hasVariables: false,
});

function setUp() {
  const written: Record<string, unknown> = {};
  const store = new SavedStore({
    read: () => Promise.resolve(undefined),
    write: (key, value) => {
      written[key] = value;
      return Promise.resolve();
    },
  });
  return { store, written, names: () => store.messages.value.map(({ name }) => name) };
}

test('a saved message that was removed is taken back', () => {
  const { names, store, written } = setUp();
  const [one, other] = [message('one'), message('other')];
  store.add([one, other]);
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
