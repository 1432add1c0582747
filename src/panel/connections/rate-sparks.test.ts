import { expect, test } from 'vitest';
import { Session } from '../../session/session.ts';
import { RateSparks, SPARK_SECONDS, sparkPath } from './rate-sparks.ts';

function sparksOf(...messages: readonly (readonly [connection: string, seconds: number])[]): RateSparks {
  const session = new Session();
  session.append(
    messages.map(([connection, at], index) => ({
      type: 'message' as const,
      connection,
      seq: index + 1,
      at: at * 1_000,
      direction: 'sent' as const,
      payload: { opcode: 'text' as const, data: '' },
      discarded: false,
      resent: false,
    })),
  );
  const sparks = new RateSparks(session);
  for (const [row] of messages.entries()) sparks.take(row);
  return sparks;
}

test('counts each second, up to the newest of all', () => {
  const sparks = sparksOf(['c1', 100], ['c1', 100.5], ['c1', 101], ['c2', 102]);
  expect(sparks.countsOf('c1').slice(-4)).toEqual([0, 2, 1, 0]);
  expect(sparks.countsOf('c2').slice(-2)).toEqual([0, 1]);
  expect(sparks.countsOf('c3')).toEqual(new Array(SPARK_SECONDS).fill(0));
  expect(sparks.rateOf('c1')).toBe(3 / 5);
});

test('forgets what is older than it shows', () => {
  const sparks = sparksOf(['c1', 100], ['c1', 100 + SPARK_SECONDS], ['c1', 100]);
  expect(sparks.countsOf('c1').filter((count) => count > 0)).toEqual([1]);
});

test('tells the bytes of each direction in the last whole seconds', () => {
  const session = new Session();
  const message = (direction: 'sent' | 'received', at: number, data: string) => ({
    type: 'message' as const,
    connection: 'c1',
    seq: at,
    at: at * 1_000,
    direction,
    payload: { opcode: 'text' as const, data },
    discarded: false,
    resent: false,
  });
  session.append([message('sent', 100, 'x'.repeat(50)), message('received', 102, 'y'.repeat(500))]);
  const sparks = new RateSparks(session);
  for (const row of [0, 1]) sparks.take(row);
  expect(sparks.bytesAt(103_500)).toEqual({ sent: 10, received: 100 });
  expect(sparks.bytesAt(106_000)).toEqual({ sent: 0, received: 100 });
  expect(sparks.bytesAt(200_000)).toEqual({ sent: 0, received: 0 });
});

test('a line as high as its highest second', () => {
  expect(sparkPath([0, 2, 1], 10, 8)).toBe('M0.0 8.0L5.0 0.0L10.0 4.0');
  expect(sparkPath([0, 0], 10, 8)).toBe('');
});
