import { expect, test } from 'vitest';
import english from '../../../public/_locales/en/messages.json';
import { MemoryDisk } from '../../../test/simulation/memory-disk.ts';
import type { SavedMessage } from '../saving/saved-message.ts';
import { SavedStore } from '../saving/saved-store.ts';
import { FeedbackStore } from '../stores/feedback-store.ts';
import { Wording } from '../text/wording.ts';
import { addOrOffer } from './add-or-offer.ts';
import { UndoStore } from './undo-store.ts';

const message = (name: string, content: string): SavedMessage => ({
  origin: 'wss://a.example',
  folder: '',
  name,
  draft: { form: 'text', content, lineEnds: 'lf' },
  hasVariables: false,
});

/** Saves one over another of its name. */
function setUp(first = 'first') {
  const saved = new SavedStore(new MemoryDisk().settings);
  const model = {
    feedback: new FeedbackStore(),
    undo: new UndoStore(() => () => undefined),
    wording: new Wording((key) => english[key].message),
  };
  const add = (content: string) => addOrOffer(model, saved, [message('one', content)], 'saved');
  add(first);
  add('second');
  const contents = () => saved.messages.value.map(({ draft }) => draft.content);
  return { ...model, add, contents, saved };
}

test('what has gone for something of its name is taken back, also when that has gone meanwhile', () => {
  const { contents, saved, undo } = setUp();
  saved.remove(message('one', 'second'));
  expect(undo.latest.value).not.toBeNull();
  undo.undo();
  expect(contents()).toEqual(['first']);
});

test('one after the other is taken back', () => {
  const { add, contents, undo } = setUp();
  add('third');
  undo.undo();
  undo.undo();
  expect(contents()).toEqual(['first']);
  expect(undo.latest.value).toBeNull();
});

test('it is not offered over what was saved there since', () => {
  const { saved, undo } = setUp();
  void saved.add([message('one', 'from another tab')]);
  expect(undo.latest.value).toBeNull();
});

test('it is not offered while there is no room for it', () => {
  const { saved, undo } = setUp('x'.repeat(1_500_000));
  const other = message('other', 'x'.repeat(1_500_000));
  void saved.add([other]);
  expect(undo.latest.value).toBeNull();
  saved.remove(other);
  expect(undo.latest.value).not.toBeNull();
});
