import { expect, test } from 'vitest';
import { MeaningColumns } from './meaning-columns.ts';

test('a type is cut where a page says one of any length', () => {
  const columns = new MeaningColumns();
  for (const end of ['a', 'b']) columns.push(`${'x'.repeat(1_000)}${end}`, 0);
  expect([columns.typeAt(0), columns.types.length]).toEqual([`${'x'.repeat(300)}…`, 1]);
});
