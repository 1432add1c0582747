import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

test('cells are quoted where they must be', () => {
  expect(csvText([['a', 'b,c', 'say "x"', 'two\nlines', 1.5, null]])).toBe('a,"b,c","say ""x""","two\nlines",1.5,\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('%j never becomes a formula', (text) => {
  expect(csvText([[text]])).toMatch(/^"?'/);
});

test('a number stays a number', () => expect(csvText([[-5]])).toBe('-5\r\n'));
