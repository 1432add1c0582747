import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptOf, checkAccept } from './accept-check.ts';
import { sha1Base64 } from './sha1.ts';

test('the example of RFC 6455, section 1.3', () => {
  expect(acceptOf('dGhlIHNhbXBsZSBub25jZQ==')).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
});

test('SHA-1 is that of Node', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      expect(sha1Base64(text)).toBe(createHash('sha1').update(text, 'latin1').digest('base64'));
    }),
  );
});

const KEY = [['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ==']] as const;
const handshake = { id: '1', url: 'ws://server/', status: 101 };

test.each([
  { accept: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=', expected: 'right' },
  { accept: 'AAAA', expected: 'wrong' },
])('$accept is $expected', ({ accept, expected }) => {
  const responseHeaders = [['sec-websocket-accept', accept]] as const;
  expect(checkAccept({ ...handshake, requestHeaders: KEY, responseHeaders })).toBe(expected);
});

test('an answer without it is wrong; without a key nothing is known', () => {
  expect(checkAccept({ ...handshake, requestHeaders: KEY, responseHeaders: [] })).toBe('wrong');
  expect(checkAccept({ ...handshake, requestHeaders: [], responseHeaders: [] })).toBe('unknown');
});
