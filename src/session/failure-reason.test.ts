import { expect, test } from 'vitest';
import type { Handshake } from '../protocol/handshake.ts';
import { failureReason } from './failure-reason.ts';

const CLOSE = { code: 1006, reason: '', wasClean: false };
const failed = (handshake: Partial<Handshake> | null, rest: object = {}) => ({
  abandoned: false,
  close: CLOSE,
  failed: true,
  handshake: handshake && {
    type: 'handshake' as const,
    connection: 'c1',
    seq: 0,
    at: 0,
    handshake: { id: '1', url: 'ws://server/', ...handshake },
  },
  protocols: ['asked'],
  state: 'closed' as const,
  url: 'ws://server/',
  ...rest,
});
const reasonOf = (connection: ReturnType<typeof failed>, page = 'http://server/') => {
  const reason = failureReason(connection, page);
  return reason && `${reason.kind} ${reason.detail}${reason.isInferred ? '(inferred)' : ''}`.trim();
};

test.each<[Partial<Handshake>, string]>([
  [{ status: 403, statusLine: 'HTTP/1.1 403 Forbidden' }, 'refused 403 Forbidden'],
  [{ status: 502 }, 'refused 502'],
  [
    { status: 302, responseHeaders: [['Location', '/login']], error: 'NS_ERROR_NET_ON_RECEIVING_FROM' },
    'redirect /login',
  ],
  [{ status: 101, responseHeaders: [['Sec-WebSocket-Protocol', 'other']] }, 'subprotocol other'],
  [
    {
      status: 101,
      requestHeaders: [['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ==']],
      responseHeaders: [['Sec-WebSocket-Accept', 'AAAA']],
    },
    'accept',
  ],
  [{ status: 200, statusLine: 'HTTP/0.9 200 OK' }, 'answer'],
  [{ error: 'net::ERR_NAME_NOT_RESOLVED' }, 'dns net::ERR_NAME_NOT_RESOLVED'],
  [{ error: 'NS_ERROR_CONNECTION_REFUSED' }, 'connect NS_ERROR_CONNECTION_REFUSED'],
  [
    { error: 'The certificate is not trusted because it is self-signed.' },
    'tls The certificate is not trusted because it is self-signed.',
  ],
  [{ error: 'Content-Security-Policy: connect-src' }, 'policy Content-Security-Policy: connect-src'],
  [{ error: 'NS_ERROR_NET_RESET' }, 'cut NS_ERROR_NET_RESET'],
  [{ error: 'net::ERR_FAILED', reached: true }, 'not-upgraded'],
  [{ error: 'net::ERR_FAILED', reached: false }, 'not-reached'],
  [{ error: 'net::ERR_FAILED' }, 'unknown net::ERR_FAILED'],
])('%j is %s', (handshake, expected) => expect(reasonOf(failed(handshake))).toBe(expected));

test('without a request the reason is concluded, and says so', () => {
  expect(reasonOf(failed(null))).toBe('no-request (inferred)');
  expect(reasonOf(failed(null), 'https://server/')).toBe('mixed-content (inferred)');
});

test('what the page gave up, or was open once, has not failed', () => {
  expect(reasonOf(failed({ error: 'net::ERR_FAILED' }, { abandoned: true }))).toBe('abandoned');
  expect(reasonOf(failed({ status: 101 }, { failed: false }))).toBeNull();
  expect(reasonOf(failed(null, { state: 'connecting', failed: false, close: null }))).toBeNull();
});

test('an error without a close is the end, too', () => {
  expect(reasonOf(failed(null, { state: 'connecting', close: null }))).toBe('no-request (inferred)');
});

test('1015 is TLS, whatever else is known', () => {
  expect(reasonOf(failed(null, { close: { ...CLOSE, code: 1015 } }))).toBe('tls');
});
