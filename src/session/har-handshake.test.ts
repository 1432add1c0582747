import fc from 'fast-check';
import { expect, test } from 'vitest';
import { harHandshake } from './har-handshake.ts';

const sent = {
  _resourceType: 'websocket',
  request: { method: 'GET', url: 'ws://server/', headers: [{ name: 'Sec-WebSocket-Key', value: 'key' }] },
  response: { status: 101, headers: [{ name: 'Upgrade', value: 'websocket' }] },
  startedDateTime: '2026-01-31T12:00:00.250Z',
};
const NOW = Date.UTC(2026, 0, 31, 12, 0, 1);

test('what was on the wire', () => {
  expect(harHandshake(sent, NOW)).toEqual({
    id: 'devtools',
    url: 'ws://server/',
    started: NOW - 750,
    ended: NOW,
    reached: true,
    requestHeaders: [['Sec-WebSocket-Key', 'key']],
    responseHeaders: [['Upgrade', 'websocket']],
  });
});

test('a connection that was never made has no request, and no time of its own', () => {
  const request = { method: '', url: 'ws://server/', headers: [] };
  const startedDateTime = '1969-12-31T23:59:59.000Z';
  expect(harHandshake({ ...sent, request, response: { headers: [] }, startedDateTime }, NOW)).toEqual({
    id: 'devtools',
    url: 'ws://server/',
    ended: NOW,
    reached: false,
  });
});

test('no other request, and nothing at all, is one', () => {
  expect(harHandshake({ ...sent, _resourceType: 'fetch' }, NOW)).toBeUndefined();
  fc.assert(fc.property(fc.anything(), (raw) => void harHandshake(raw, NOW)));
});
