import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sessionEvents } from '../../test/arbitraries/session-events.ts';
import { Session } from './session.ts';
import type { SessionEvent } from './session-event.ts';

const PAGE: SessionEvent = { type: 'document', seq: 0, at: 1, document: 'd1', frameId: 0, url: 'https://a/' };
const CONNECTION: SessionEvent = {
  type: 'connection',
  seq: 1,
  at: 2,
  connection: 'c1',
  document: 'd1',
  url: 'wss://a/',
  protocols: [],
};
const message = (seq: number): SessionEvent => ({
  type: 'message',
  seq,
  at: seq,
  connection: 'c1',
  direction: 'sent',
  payload: { opcode: 'text', data: `${seq}` },
  discarded: false,
  resent: false,
});

describe('restore', () => {
  test('makes any session what it would be had it never been cleared', () => {
    fc.assert(
      fc.property(sessionEvents(), sessionEvents(), (before, after) => {
        const session = new Session();
        session.append(before);
        session.clear();
        session.append(after);
        session.restore();
        const never = new Session();
        never.append([...before, ...after]);
        expect([...session.events()]).toEqual([...never.events()]);
        expect(session.connections).toEqual(never.connections);
        expect([session.messageCount, session.lostCount]).toEqual([never.messageCount, never.lostCount]);
        expect(session.canRestore).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  test('reaches back to the last clear alone, and no further than what was let go of', () => {
    const session = new Session();
    session.append([PAGE, CONNECTION, message(2)]);
    session.clear();
    session.append([message(3)]);
    session.clear();
    session.restore();
    expect([session.rowCount, session.seqAt(0)]).toEqual([1, 3]);
    session.clear();
    session.forgetCleared();
    const { generation } = session;
    session.restore();
    expect([session.canRestore, session.rowCount, session.generation]).toEqual([false, 0, generation]);
  });
});

describe('marks', () => {
  const mark = (of: number, bookmarked: boolean, note = ''): SessionEvent => ({
    type: 'mark',
    seq: 0,
    at: 9,
    document: 'd1',
    of,
    bookmarked,
    note,
  });

  test('are on the row of their document and number, the last one counts, and an empty one is none', () => {
    const session = new Session();
    session.append([PAGE, CONNECTION, message(2)]);
    expect(session.markAt(1)).toBeUndefined();
    session.append([mark(1, true), mark(2, true), mark(2, false, 'why?')]);
    expect([session.markAt(0), session.markAt(1), session.markAt(2)]).toEqual([
      undefined,
      { bookmarked: true, note: '' },
      { bookmarked: false, note: 'why?' },
    ]);
    session.append([mark(1, false)]);
    expect([session.markAt(1), session.markCount]).toEqual([undefined, 1]);
    session.clear();
    expect(session.markCount).toBe(0);
    session.restore();
    expect(session.markCount).toBe(1);
  });
});
