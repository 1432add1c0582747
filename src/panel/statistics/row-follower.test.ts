import { signal } from '@preact/signals';
import { afterEach, expect, test, vi } from 'vitest';
import { Session } from '../../session/session.ts';
import type { SessionEvent } from '../../session/session-event.ts';
import { SHOW_ALL } from '../view/row-filter.ts';
import { RowFollower, type Scope } from './row-follower.ts';

const message = (seq: number, connection = 'c1'): SessionEvent => ({
  type: 'message',
  connection,
  seq,
  at: seq,
  direction: 'sent',
  payload: { opcode: 'text', data: 'x' },
  discarded: false,
  resent: false,
});
const messages = (count: number) => Array.from({ length: count }, (_, seq) => message(seq, seq % 2 ? 'c1' : 'c2'));

class Rows {
  readonly rows: number[] = [];
  take(row: number): void {
    this.rows.push(row);
  }
}

function follow(session: Session) {
  const scope = signal<Scope>(SHOW_ALL);
  const revision = signal(0);
  const isWanted = signal(true);
  const limits = { end: Number.POSITIVE_INFINITY, edition: 0 };
  const end = () => Math.min(limits.end, session.rowCount);
  const makeSink = () => new Rows();
  const follower = new RowFollower({
    session,
    scope,
    revision,
    isWanted,
    makeSink,
    end,
    edition: () => limits.edition,
  });
  ends.push(follower.dispose);
  const add = (...events: SessionEvent[]) => {
    session.append(events);
    revision.value++;
  };
  return { add, limits, follower, isWanted, revision, scope };
}

type Following = ReturnType<typeof follow>;

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

const sessionOf = (events: SessionEvent[]) => {
  const session = new Session();
  session.append(events);
  return session;
};

test('takes every row once, those that come as well', async () => {
  const { add, follower } = follow(sessionOf(messages(1_000)));
  add(message(1_000), message(1_001));
  await vi.waitFor(() => expect(follower.sink.rows).toHaveLength(1_002));
  expect(new Set(follower.sink.rows).size).toBe(1_002);
  expect(follower.progress.value).toBe(null);
  expect(follower.settled.value).toBe(1);
});

test('paused, it takes no more until it is to go on, or the scope is another one', async () => {
  const { add, follower, scope } = follow(sessionOf(messages(10)));
  follower.pause();
  add(message(10));
  expect(follower.sink.rows).toHaveLength(10);
  follower.resume();
  expect(follower.sink.rows).toHaveLength(11);
  follower.pause();
  scope.value = { ...SHOW_ALL, connections: new Set(['c1']) };
  await vi.waitFor(() => expect(follower.sink.rows).toHaveLength(6));
  expect(follower.isPaused.value).toBe(false);
});

test('another scope begins anew, with the rows of its own', async () => {
  const { follower, scope } = follow(sessionOf(messages(100)));
  scope.value = { ...SHOW_ALL, connections: new Set(['c1']) };
  await vi.waitFor(() => expect(follower.scope).toBe(scope.value));
  expect(follower.sink.rows).toHaveLength(50);
  scope.value = { ...scope.value, span: { from: 10, to: 20 } };
  await vi.waitFor(() => expect(follower.sink.rows).toEqual([11, 13, 15, 17, 19]));
});

test('a session that was cleared empties the sums', async () => {
  const session = sessionOf(messages(100));
  const { add, follower } = follow(session);
  session.clear();
  add(message(1));
  await vi.waitFor(() => expect(follower.sink.rows).toEqual([0]));
});

test('rows wait until somebody looks', async () => {
  const { add, follower, isWanted } = follow(sessionOf(messages(10)));
  isWanted.value = false;
  add(...messages(10));
  expect(follower.sink.rows).toHaveLength(10);
  isWanted.value = true;
  await vi.waitFor(() => expect(follower.sink.rows).toHaveLength(20));
});

test('rows that cannot be read yet are left for later', async () => {
  const session = new Session();
  const { add, follower, limits, revision } = follow(session);
  limits.end = 4;
  add(...messages(10));
  await vi.waitFor(() => expect(follower.sink.rows).toEqual([0, 1, 2, 3]));
  expect(follower.progress.value).toBe(0.4);
  limits.end = 10;
  revision.value++;
  await vi.waitFor(() => expect(follower.sink.rows).toHaveLength(10));
});

test('rows that have come to say something else are taken again', async () => {
  const { follower, limits, revision } = follow(sessionOf(messages(10)));
  const before = follower.sink;
  limits.edition++;
  revision.value++;
  await vi.waitFor(() => expect(follower.sink.rows).toHaveLength(10));
  expect(follower.sink).not.toBe(before);
});

test('whoever needs every row waits for those that cannot be read yet', async () => {
  const { add, follower, limits, revision } = follow(sessionOf(messages(10)));
  limits.end = 4;
  limits.edition++;
  add(message(10));
  let isWhole: boolean | undefined;
  const whole = follower.whole().then((answer) => {
    isWhole = answer;
  });
  await vi.waitFor(() => expect(follower.sink.rows).toHaveLength(4));
  expect(isWhole).toBeUndefined();
  limits.end = Number.POSITIVE_INFINITY;
  revision.value++;
  await whole;
  expect(isWhole).toBe(true);
  expect(follower.sink.rows).toHaveLength(11);
});

test.each([
  ['paused', ({ follower }: Following) => follower.pause()],
  ['not looked at any more', ({ isWanted }: Following) => (isWanted.value = false)],
])('sums that are %s are never whole', async (_, stop) => {
  const session = new Session();
  const following = follow(session);
  following.limits.end = 0;
  following.add(...messages(10));
  const whole = following.follower.whole();
  stop(following);
  expect(await whole).toBe(false);
});

test('what cannot be read any more is not waited for', async () => {
  const isStopped = signal(false);
  const { add, follower, limits } = follow(new Session());
  limits.end = 0;
  add(...messages(10));
  const whole = follower.whole(() => isStopped.value);
  isStopped.value = true;
  expect(await whole).toBe(false);
});

test('a session that was cleared while they were made has no whole sums', async () => {
  const session = new Session();
  const { add, follower, limits, revision } = follow(session);
  limits.end = 0;
  add(...messages(10));
  const whole = follower.whole();
  session.clear();
  revision.value++;
  expect(await whole).toBe(false);
});
