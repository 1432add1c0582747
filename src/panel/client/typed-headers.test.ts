import { expect, test } from 'vitest';
import { OWN_HEADERS } from '../../protocol/limits.ts';
import { Wording } from '../text/wording.ts';
import { headersOf, typedOf } from './typed-headers.ts';

const wording = new Wording((key, ...parts) => (key === 'locale' ? 'en' : [key, ...parts].join(' ')));

test.each([
  ['', []],
  ['\n \r\n', []],
  ['Authorization: Bearer a:b ', [['Authorization', 'Bearer a:b']]],
  [
    ' X-Team :one\r\nCookie: a=1; b=2\n\nX-Empty:',
    [
      ['X-Team', 'one'],
      ['Cookie', 'a=1; b=2'],
      ['X-Empty', ''],
    ],
  ],
])('headers typed as %j', (typed, headers) => {
  expect(headersOf(typed, wording)).toEqual({ ok: true, headers });
});

test.each([
  ['X-Test: a\n\nBearer abc', 'headerNoColon 3'],
  ['X Test: a', 'headerName X Test 1'],
  [': a', 'headerName  1'],
  ['Sec-WebSocket-Protocol: v2', 'headerReserved Sec-WebSocket-Protocol 1'],
  ['X-Test: é', 'headerValue X-Test 1'],
  [`X-Test: ${'v'.repeat(9_000)}`, 'headerLong X-Test 1'],
  ['X-Test: a\n'.repeat(OWN_HEADERS + 1), 'headersTooMany 50'],
])('headers typed as %j are none', (typed, error) => {
  expect(headersOf(typed, wording)).toEqual({ ok: false, error });
});

test('what is typed for headers is read as them', () => {
  const headers = [
    ['Authorization', 'Bearer a:b'],
    ['X-Empty', ''],
  ] as const;
  expect(headersOf(typedOf(headers), wording)).toEqual({ ok: true, headers });
});
