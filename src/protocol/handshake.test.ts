import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headerOf, parseHandshake } from './handshake.ts';

const GOOD = { id: '7', url: 'ws://server/', started: 100, requestHeaders: [['A', 'b']], status: 101 };

test('what is good passes, with its times by the clock of the page', () => {
  expect(parseHandshake(GOOD)).toEqual(GOOD);
  expect(parseHandshake(GOOD, 40)).toEqual({ ...GOOD, started: 60 });
});

test.each([
  { id: '' },
  { id: 7 },
  { url: undefined },
  { started: '1' },
  { started: Number.NaN },
  { ended: 9e15 },
  { status: -1 },
  { reached: 1 },
  { error: {} },
  { requestHeaders: [['a']] },
  { requestHeaders: [['a', 1]] },
  { requestHeaders: new Array(3) },
  { responseHeaders: new Array(10_000) },
])('%j does not', (fields) => expect(parseHandshake({ ...GOOD, ...fields })).toBeUndefined());

test('anything at all is read without a throw', () => {
  fc.assert(fc.property(fc.anything(), (raw) => void parseHandshake(raw)));
});

test('a header is found whatever its case, and its values are joined', () => {
  expect(
    headerOf(
      [
        ['X-A', '1'],
        ['x-a', '2'],
      ],
      'x-a',
    ),
  ).toBe('1, 2');
  expect(headerOf([], 'x-a')).toBeUndefined();
});
