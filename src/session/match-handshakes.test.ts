import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Handshake } from '../protocol/handshake.ts';
import { type Attempt, matchHandshakes } from './match-handshakes.ts';

const URL = 'ws://server/';
const attempt = (id: string, created: number, rest: Partial<Attempt> = {}): Attempt => ({
  id,
  created,
  offered: [],
  ...rest,
});
const handshake = (id: number, started: number, rest: Partial<Handshake> = {}): Handshake => ({
  id: String(id),
  url: URL,
  started,
  ...rest,
});
const upgraded = (ended: number) => ({ responded: ended, ended, status: 101 });
const refused = (ended: number) => ({ ended, error: 'net::ERR_FAILED' });

const verdicts = (attempts: readonly Attempt[], handshakes: readonly Handshake[]) =>
  [...matchHandshakes(attempts, handshakes)].map(([id, match]) => {
    if (match.type === 'one') return `${id}=${match.handshake.id}`;
    return match.type === 'none' ? `${id}=none` : `${id}=one of ${match.candidates}`;
  });

describe('decided', () => {
  test.each([
    { name: 'nothing', attempts: [], handshakes: [], expected: [] },
    {
      name: 'in the order of their beginning, however they end',
      attempts: [attempt('a', 0, { opened: 900 }), attempt('b', 1, { failed: 500 }), attempt('c', 2, { opened: 300 })],
      handshakes: [handshake(1, 3, upgraded(899)), handshake(2, 4, refused(499)), handshake(3, 5, upgraded(299))],
      expected: ['a=1', 'b=2', 'c=3'],
    },
    {
      name: 'one that was blocked leaves the request to the one that was not',
      attempts: [attempt('blocked', 0, { failed: 2 }), attempt('real', 1_000, { opened: 1_050 })],
      handshakes: [handshake(1, 1_002, upgraded(1_049))],
      expected: ['blocked=none', 'real=1'],
    },
    {
      name: 'an opened one needs a request more than a failed one',
      attempts: [attempt('failed', 0, { failed: 40 }), attempt('opened', 1, { opened: 40 })],
      handshakes: [handshake(1, 2, upgraded(39))],
      expected: ['failed=none', 'opened=1'],
    },
    {
      name: 'a request that began before is not its own',
      attempts: [attempt('a', 1_000, { failed: 1_010 })],
      handshakes: [handshake(1, 10, refused(20))],
      expected: ['a=none'],
    },
    {
      name: 'of a page that was held up between its constructor and the look at the clock',
      attempts: [attempt('a', 400, { opened: 900 }), attempt('b', 400, { failed: 900 })],
      handshakes: [handshake(1, 3, upgraded(890)), handshake(2, 4, refused(200))],
      expected: ['a=1', 'b=2'],
    },
    {
      name: 'a page that was held up is less likely than one that was not',
      attempts: [attempt('real', 0, { failed: 500 }), attempt('blocked', 300, { failed: 301 })],
      handshakes: [handshake(1, 2, refused(290))],
      expected: ['real=1', 'blocked=none'],
    },
    {
      name: 'by the subprotocol that was asked for',
      attempts: [attempt('a', 0, { offered: ['x'], failed: 30 }), attempt('b', 0, { offered: ['y'], failed: 30 })],
      handshakes: [handshake(1, 1, { ...refused(30), requestHeaders: [['Sec-WebSocket-Protocol', 'y']] })],
      expected: ['a=none', 'b=1'],
    },
    {
      name: 'by its end alone, when the background has missed the beginning',
      attempts: [attempt('a', 0, { opened: 30 })],
      handshakes: [{ id: '1', url: URL, ...upgraded(29) }],
      expected: ['a=1'],
    },
  ])('$name', ({ attempts, handshakes, expected }) => expect(verdicts(attempts, handshakes)).toEqual(expected));
});

test('where nothing tells which, it says among how many', () => {
  const attempts = [attempt('a', 0, { failed: 30 }), attempt('b', 1, { failed: 30 })];
  expect(verdicts(attempts, [handshake(1, 2, refused(29))])).toEqual(['a=one of 1', 'b=one of 1']);
});

interface Socket {
  readonly wait: number;
  readonly takes: number;
  readonly fate: 'opens' | 'fails' | 'blocked';
}

/** What really happens: requests begin in the order of the constructors, answers come in any order. */
function happen(sockets: readonly Socket[]) {
  let now = 0;
  const attempts: Attempt[] = [];
  const handshakes: Handshake[] = [];
  for (const [index, { fate, takes, wait }] of sockets.entries()) {
    now += wait;
    const ended = now + 1 + takes;
    const id = String(index);
    if (fate !== 'blocked')
      handshakes.push(handshake(index, now + 1, fate === 'opens' ? upgraded(ended) : refused(ended)));
    if (fate === 'opens') attempts.push(attempt(id, now, { opened: ended + 1 }));
    else attempts.push(attempt(id, now, { failed: fate === 'blocked' ? now + 1 : ended + 1 }));
  }
  return { attempts, handshakes };
}

const socket = (...fates: Socket['fate'][]): fc.Arbitrary<Socket> =>
  fc.record({
    wait: fc.oneof(fc.constant(0), fc.nat(200)),
    takes: fc.nat(2_000),
    fate: fc.constantFrom<Socket['fate'][]>(...fates),
  });

test('all that reach the network get their own handshake', () => {
  fc.assert(
    fc.property(fc.array(socket('opens', 'fails'), { maxLength: 40 }), (sockets) => {
      const { attempts, handshakes } = happen(sockets);
      expect(verdicts(attempts, handshakes)).toEqual(sockets.map((_, index) => `${index}=${index}`));
    }),
  );
});

test('with blocked ones among them, an opened one never gets a refusal, and none gets what another has', () => {
  fc.assert(
    fc.property(fc.array(socket('opens', 'fails', 'blocked'), { maxLength: 12 }), (sockets) => {
      const { attempts, handshakes } = happen(sockets);
      const ones = [...matchHandshakes(attempts, handshakes)].flatMap(([id, match]) =>
        match.type === 'one' ? [{ fate: sockets[Number(id)]?.fate, own: match.handshake }] : [],
      );
      for (const { fate, own } of ones) if (fate === 'opens') expect(own.status).toBe(101);
      expect(new Set(ones.map(({ own }) => own.id)).size).toBe(ones.length);
    }),
  );
});
