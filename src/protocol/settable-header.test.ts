import { expect, test } from 'vitest';
import { HEADER_LENGTH, OWN_HEADERS } from './limits.ts';
import { headerProblem, joinHeaders, parseSettableHeaders } from './settable-header.ts';

test.each([
  ['Authorization', 'Bearer a.b-c', null],
  ['Host', 'other.example', null],
  ["!#$%&'*+.^_`|~-9a", '', null],
  ['X Test', 'a', 'name'],
  ['', 'a', 'name'],
  ['X-Tést', 'a', 'name'],
  ['X-Test:', 'a', 'name'],
  ['Sec-WebSocket-Protocol', 'v2', 'reserved'],
  ['sec-websocket-key', 'v2', 'reserved'],
  ['CONNECTION', 'close', 'reserved'],
  ['Upgrade', 'h2c', 'reserved'],
  ['Content-Length', '7', 'reserved'],
  ['Transfer-Encoding', 'chunked', 'reserved'],
  ['Upgrade-Insecure-Requests', '1', null],
  ['X-Test', 'a\r\nX-Other: b', 'value'],
  ['X-Test', 'a\tb', 'value'],
  ['X-Test', 'é', 'value'],
  ['X-Test', 'v'.repeat(HEADER_LENGTH - 6), null],
  ['X-Test', 'v'.repeat(HEADER_LENGTH - 5), 'long'],
] as const)('the problem of %j: %j is %j', (name, value, problem) => {
  expect(headerProblem([name, value])).toBe(problem);
});

test.each([
  ['no list', { a: 'b' }],
  ['a name alone', [['X-Test']]],
  ['a number', [['X-Test', 7]]],
  ['nothing in it', [undefined]],
  ['one that is reserved', [['Upgrade', 'a']]],
  ['too many', Array.from({ length: OWN_HEADERS + 1 }, () => ['X-Test', 'a'])],
])('%s is no list of headers', (_, raw) => expect(parseSettableHeaders(raw)).toBeUndefined());

test('a list of headers is read as it was written', () => {
  const headers = [
    ['X-Test', 'a'],
    ['Cookie', ''],
  ];
  expect(parseSettableHeaders(headers)).toEqual(headers);
});

test('headers of one name become one', () => {
  expect(
    joinHeaders([
      ['X-Test', 'a'],
      ['Cookie', 'a=1'],
      ['x-test', 'b'],
      ['cookie', 'b=2'],
    ]),
  ).toEqual([
    ['X-Test', 'a, b'],
    ['Cookie', 'a=1; b=2'],
  ]);
});
