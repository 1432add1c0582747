import { expect, test } from 'vitest';
import type { HandshakeEvent } from '../platform/web-request.ts';
import { Handshakes } from './handshakes.ts';

const event = (stage: HandshakeEvent['stage'], part: object, tabId = 7): HandshakeEvent => ({
  tabId,
  frameId: 0,
  stage,
  part: { id: '1', url: 'ws://server/', ...part },
});

function observed(...events: HandshakeEvent[]) {
  const sent: unknown[] = [];
  const handshakes = new Handshakes((_, { part }) => sent.push(part));
  for (const one of events) handshakes.observe(one);
  return sent;
}

const known = { id: '1', url: 'ws://server/' };

test('a handshake is sent when the request is, and whole when it has ended', () => {
  expect(
    observed(
      event('began', { started: 1 }),
      event('sent', { requestHeaders: [] }),
      event('answered', { status: 101 }),
      event('ended', { ended: 3 }),
    ),
  ).toEqual([
    { ...known, started: 1, requestHeaders: [] },
    { ...known, started: 1, requestHeaders: [], status: 101, ended: 3 },
  ]);
});

test('a background that was started in the middle sends what it knows', () => {
  expect(observed(event('ended', { ended: 3, error: 'net::ERR_FAILED' }))).toEqual([
    { ...known, ended: 3, error: 'net::ERR_FAILED' },
  ]);
});

test('the address stays that of the request, and what belongs to no tab is nobody’s', () => {
  expect(observed(event('began', {}), event('ended', { url: 'ws://elsewhere/' }))).toEqual([known]);
  expect(observed(event('ended', {}, -1))).toEqual([]);
});
