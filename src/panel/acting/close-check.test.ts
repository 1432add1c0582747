import { expect, test } from 'vitest';
import { closeCodeOf, closeProblem } from './close-check.ts';

test.each([
  ['', '', null],
  ['1000', '', null],
  [' 3000 ', 'bye', null],
  ['4999', 'x'.repeat(123), null],
  ['4999', `${'é'.repeat(61)}x`, null],
  ['4999', 'é'.repeat(62), 'reason'],
  ['4999', '\ud800'.repeat(42), 'reason'],
  ['1001', '', 'code'],
  ['1005', '', 'code'],
  ['2999', '', 'code'],
  ['5000', '', 'code'],
  ['1e3', '', 'code'],
  ['-1000', '', 'code'],
  ['03000', '', null],
  ['', 'why', 'reason-alone'],
])('a code %j with the reason %j: %s', (code, reason, problem) => expect(closeProblem(code, reason)).toBe(problem));

test('no code is none', () => expect([closeCodeOf(''), closeCodeOf('4000')]).toEqual([null, 4_000]));
