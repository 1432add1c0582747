import { expect, test } from 'vitest';
import { literalPattern } from '../../query/literal-pattern.ts';
import { TextSearch } from '../lines/text-search.ts';
import { bytePatternOf, patternOf } from './find-query.ts';
import { FindStore } from './find-store.ts';
import { Matches } from './matches.ts';

const searchFor = (query: string) => new TextSearch('one two one two one', literalPattern(query), query.length);

test('the first match is looked at, then the next ones, around and around', async () => {
  const find = new FindStore();
  await find.search(searchFor('one'));
  expect([find.count.value, find.current.value, find.place, find.isBusy.value]).toEqual([3, 0, 0, false]);
  find.next();
  expect(find.place).toBe(8);
  find.previous();
  find.previous();
  expect(find.place).toBe(16);
  find.next();
  expect(find.place).toBe(0);
});

test('nothing is walked through when nothing was found', async () => {
  const find = new FindStore();
  await find.search(searchFor('three'));
  find.next();
  find.previous();
  expect([find.count.value, find.current.value, find.place]).toEqual([0, -1, -1]);
});

test('a search that takes long says how far it is', async () => {
  const find = new FindStore();
  const told: [boolean, number][] = [];
  await find.search({
    matches: new Matches(),
    get isDone() {
      return told.length === 4;
    },
    get progress() {
      return told.length / 4;
    },
    advance: () => void told.push([find.isBusy.value, find.progress.value]),
  });
  expect(told).toEqual([
    [true, 0],
    [true, 0.25],
    [true, 0.5],
    [true, 0.75],
  ]);
  expect(find.isBusy.value).toBe(false);
});

test('a search that is cancelled keeps what it has found, and can be begun again', async () => {
  const find = new FindStore();
  const found = new Matches();
  const searching = find.search({
    matches: found,
    isDone: false,
    progress: 0.5,
    advance: () => {
      found.add(found.length);
      if (found.length === 3) find.cancel();
    },
  });
  await searching;
  expect([find.isBusy.value, find.isCancelled.value, find.count.value, find.place]).toEqual([false, true, 3, 0]);
  find.next();
  expect(find.place).toBe(1);
  const attempts = find.attempt.value;
  find.again();
  expect(find.attempt.value).toBe(attempts + 1);
  await find.search(searchFor('one'));
  expect([find.isCancelled.value, find.count.value]).toEqual([false, 3]);
  find.cancel();
  expect(find.isCancelled.value).toBe(false);
});

test('another search takes the place of the one before', async () => {
  const find = new FindStore();
  const first = find.search(searchFor('one'));
  const second = find.search(searchFor('two'));
  await Promise.all([first, second]);
  expect(find.count.value).toBe(2);
  find.close();
  expect([find.isOpen.value, find.count.value, find.matches]).toEqual([false, null, null]);
});

test.each([
  { form: 'text', text: 'é', found: { bytes: [0xc3, 0xa9], folds: true } },
  { form: 'hex', text: '00 fF', found: { bytes: [0, 255], folds: false } },
  { form: 'hex', text: '0', found: 'odd' },
  { form: 'hex', text: 'zz', found: 'character' },
  { form: 'hex', text: '', found: null },
  { form: 'text', text: '', found: null },
] as const)('$text as $form', ({ form, text, found }) => {
  const pattern = bytePatternOf({ form, text });
  expect(typeof pattern === 'object' && pattern ? { ...pattern, bytes: [...pattern.bytes] } : pattern).toEqual(found);
  expect(patternOf({ form, text }) === null).toBe(text === '');
});
