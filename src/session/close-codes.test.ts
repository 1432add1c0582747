import { expect, test } from 'vitest';
import { closeCodeRange, isOnTheWire } from './close-codes.ts';

test.each([
  { code: 0, range: 'unused' },
  { code: 999, range: 'unused' },
  { code: 1000, range: 'protocol' },
  { code: 2999, range: 'protocol' },
  { code: 3000, range: 'registered' },
  { code: 3999, range: 'registered' },
  { code: 4000, range: 'private' },
  { code: 4999, range: 'private' },
  { code: 5000, range: 'unused' },
])('$code is $range', ({ code, range }) => expect(closeCodeRange(code)).toBe(range));

test('1005, 1006 and 1015 are never sent', () => {
  expect([1000, 1004, 1005, 1006, 1007, 1015, 4000].filter((code) => !isOnTheWire(code))).toEqual([1005, 1006, 1015]);
});
