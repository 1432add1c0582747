import { expect, test } from 'vitest';
import type { HandshakeEvent } from '../platform/web-request.ts';
import { Handshakes } from './handshakes.ts';

const event = (stage: HandshakeEvent['stage'], part: object, tabId = 7): HandshakeEvent => ({
  tabId,
  frameId: 0,
  stage,
  part: { id: '1', url: 'ws://server/', ...part },
});

/** What is sent of `events`, and after them. */
function observed(...events: (HandshakeEvent | 'time passes')[]) {
  const sent: unknown[] = [];
  const waiting: (() => void)[] = [];
  const handshakes = new Handshakes(
    (_, { handshakes }) => sent.push(...handshakes),
    (then) => waiting.push(then),
  );
  const pass = () => waiting.splice(0).forEach((then) => void then());
  for (const one of events) {
    if (one === 'time passes') pass();
    else handshakes.observe(one);
  }
  pass();
  return sent;
}

const known = { id: '1', url: 'ws://server/' };

test('a handshake is sent once, whole, when it has ended', () => {
  expect(
    observed(event('began', { started: 1 }), event('sent', { requestHeaders: [] }), event('ended', { ended: 3 })),
  ).toEqual([{ ...known, started: 1, requestHeaders: [], ended: 3 }]);
});

test('one that takes its time is sent before, too', () => {
  expect(
    observed(
      event('began', { started: 1 }),
      event('sent', { requestHeaders: [] }),
      'time passes',
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

test('what comes at about the same time is one message to each document', () => {
  const messages: unknown[] = [];
  const waiting: (() => void)[] = [];
  const handshakes = new Handshakes(
    ({ frameId }, message) => messages.push([frameId, message.handshakes.map(({ id }) => id)]),
    (then) => waiting.push(then),
  );
  for (const [id, frameId] of [
    ['1', 0],
    ['2', 4],
    ['3', 0],
  ] as const) {
    handshakes.observe({ ...event('sent', { id }), frameId });
    handshakes.observe({ ...event('ended', { id }), frameId });
  }
  expect(waiting).toHaveLength(1);
  waiting[0]?.();
  expect(messages).toEqual([
    [0, ['1', '3']],
    [4, ['2']],
  ]);
});
