import { expect, test } from 'vitest';
import { CopiedLines, MOST_TEXT } from './copied-lines.ts';

test('what stands beside the others is copied where there are no others', () => {
  const copied = new CopiedLines();
  copied.addAside('opened');
  copied.addAside('closed');
  expect(copied.lines).toEqual(['opened', 'closed']);
  copied.add('a message');
  copied.addAside('opened again');
  expect(copied.lines).toEqual(['a message']);
});

test('there is room for so much and no more, whatever is left out after all', () => {
  const long = 'x'.repeat(MOST_TEXT - 1);
  const copied = new CopiedLines();
  expect([copied.addAside(long), copied.addAside('')]).toEqual([true, false]);
  expect([copied.add(long), copied.addAside(long), copied.add('')]).toEqual([true, true, false]);
});
