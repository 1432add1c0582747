import { expect, test } from 'vitest';
import type { Completion } from '../../session/query/completions.ts';
import { keptOrder } from './kept-order.ts';

const item = (text: string, type: Completion['type'] = 'word'): Completion => ({ text, type, field: null, detail: '' });
const textsOf = (items: readonly Completion[]) => items.map(({ text }) => text);

test('what is on show stays where it is, and what is new comes at the end', () => {
  const kept = keptOrder([item('$.a'), item('$.b')], [item('$.c'), item('$.b', 'path'), item('$.a')]);
  expect(kept).toEqual([item('$.a'), item('$.b', 'path'), item('$.c')]);
});

test('what is not found any more keeps its place, too', () => {
  expect(textsOf(keptOrder([item('$.a'), item('$.b')], [item('$.b')]))).toEqual(['$.a', '$.b']);
});

test('the list grows no longer than one that is new', () => {
  const shown = Array.from({ length: 49 }, (_, index) => item(`$.n${index}`));
  expect(textsOf(keptOrder(shown, [item('$.x'), item('$.y')])).slice(48)).toEqual(['$.n48', '$.x']);
});
