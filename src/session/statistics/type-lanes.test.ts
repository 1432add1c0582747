import { describe, expect, test } from 'vitest';
import { Session } from '../session.ts';
import type { Direction, SessionEvent } from '../session-event.ts';
import type { MessageMeaning } from './message-meaning.ts';
import { MOST_LANES, TypeLanes } from './type-lanes.ts';

const message = (at: number, direction: Direction, data: string): SessionEvent => ({
  type: 'message',
  connection: 'c1',
  seq: at,
  at,
  direction,
  payload: { opcode: 'text', data },
  discarded: false,
  resent: false,
});
const NOTHING: MessageMeaning = {
  typeAt: () => 'text',
  latencyAt: () => undefined,
  isHeartbeatAt: () => false,
  isErrorAt: () => false,
};

function lanesOf(events: SessionEvent[], meaning: Partial<MessageMeaning>): TypeLanes {
  const session = new Session();
  session.append(events);
  const lanes = new TypeLanes(session, { ...NOTHING, ...meaning });
  for (let row = 0; row < session.rowCount; row++) lanes.take(row);
  return lanes;
}

describe('lanes', () => {
  test('gather messages of one type, with sizes and latencies, and nothing else', () => {
    const { extent, lanes } = lanesOf(
      [
        { type: 'open', connection: 'c1', seq: 1, at: 1, subprotocol: '', extensions: '', binaryType: 'blob' },
        message(1_000, 'sent', 'ask'),
        message(1_200, 'received', 'answer'),
        message(4_000, 'sent', 'ping'),
      ],
      {
        typeAt: (row) => (row === 3 ? 'ping' : 'chat'),
        latencyAt: (row) => (row === 2 ? 200 : undefined),
        isHeartbeatAt: (row) => row === 3,
        isErrorAt: (row) => row === 2,
      },
    );
    expect(extent).toEqual({ from: 1_000, to: 4_000 });
    expect(lanes.map(({ name, sent, received, bytes }) => ({ name, sent, received, bytes }))).toEqual([
      { name: 'chat', sent: 1, received: 1, bytes: 9 },
      { name: 'ping', sent: 1, received: 0, bytes: 4 },
    ]);
    expect([lanes[0]?.errors, lanes[1]?.heartbeats, lanes[0]?.latencies.quantile(0.5)]).toEqual([1, 1, 200]);
    expect([...(lanes[0]?.shape(3, { from: 1_000, to: 4_000 }) ?? [])]).toEqual([2, 0, 0]);
    expect([...(lanes[1]?.shape(3, { from: 1_000, to: 4_000 }) ?? [])]).toEqual([0, 0, 1]);
  });

  test('are bounded: what comes after goes into one for the rest', () => {
    const count = MOST_LANES + 50;
    const events = Array.from({ length: count }, (_, index) => message(index, 'sent', 'x'));
    const { lanes } = lanesOf(events, { typeAt: (row) => `type ${row}` });
    expect(lanes).toHaveLength(MOST_LANES + 1);
    expect(lanes.at(-1)).toMatchObject({ name: null, count: 50 });
  });
});
