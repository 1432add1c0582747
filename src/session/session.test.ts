import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sessionEvents } from '../../test/arbitraries/session-events.ts';
import type { Payload } from '../protocol/payload.ts';
import { Session } from './session.ts';
import type { SessionEvent } from './session-event.ts';

const facts = {
  url: 'wss://a.example/',
  readyState: 'open',
  subprotocol: 'p',
  extensions: 'e',
  binaryType: 'blob',
} as const;
const text = (data: string): Payload => ({ opcode: 'text', data });

const page = (document: string, frameId = 0): SessionEvent => ({
  type: 'document',
  seq: 0,
  at: 1,
  document,
  frameId,
  url: `https://${document}.example/`,
});
const connection = (id: string, document = 'd1'): SessionEvent => ({
  type: 'connection',
  seq: 1,
  at: 2,
  connection: id,
  document,
  url: `wss://${id}.example/`,
  protocols: ['p'],
});
const open = (id: string): SessionEvent => ({
  type: 'open',
  seq: 2,
  at: 3,
  connection: id,
  subprotocol: 'p',
  extensions: 'e',
  binaryType: 'arraybuffer',
});
const message = (id: string, direction: 'sent' | 'received', payload: Payload, more: object = {}): SessionEvent => ({
  type: 'message',
  seq: 3,
  at: 4,
  connection: id,
  direction,
  payload,
  discarded: false,
  resent: false,
  ...more,
});
const close = (id: string): SessionEvent => ({
  type: 'close',
  seq: 9,
  at: 9,
  connection: id,
  code: 1000,
  reason: 'bye',
  wasClean: true,
});
const unload = (document: string): SessionEvent => ({ type: 'unload', seq: 9, at: 9, document });
const loss = (id: string, messages: number, bytes: number | null): SessionEvent => ({
  type: 'loss',
  seq: 8,
  at: 8,
  connection: id,
  document: 'd1',
  since: 4,
  messages,
  bytes,
  reason: 'overflow',
});

function sessionOf(...events: SessionEvent[]): Session {
  const session = new Session();
  session.append(events);
  return session;
}
const typesOf = (session: Session) => [...session.events()].map(({ type }) => type);
const rowsOf = (session: Session) => Array.from({ length: session.rowCount }, (_, row) => session.kindAt(row));

describe('rows', () => {
  test('say what happened, to whom, when, and how big', () => {
    const session = sessionOf(page('d1'), connection('c1'), message('c1', 'sent', text('é')), loss('c1', 4, null));
    expect(rowsOf(session)).toEqual(['document', 'connection', 'sent', 'loss']);
    expect([0, 1, 2, 3].map((row) => session.connectionIdAt(row))).toEqual(['', 'c1', 'c1', 'c1']);
    expect([0, 1, 2, 3].map((row) => session.timeAt(row))).toEqual([1, 2, 4, 8]);
    expect([0, 1, 2, 3].map((row) => session.seqAt(row))).toEqual([0, 1, 3, 8]);
    expect([0, 1, 2, 3].map((row) => session.sizeAt(row))).toEqual([0, 0, 2, 0]);
  });

  test('give back their event, whatever it was', () => {
    fc.assert(
      fc.property(sessionEvents(), (events) => {
        const session = sessionOf(...events);
        expect(session.rowCount).toBe(events.length);
        expect([...session.events()]).toEqual(events);
        for (const [row, event] of events.entries()) {
          expect(session.eventAt(row)).toEqual(event);
          expect(session.messageAt(row)).toEqual(event.type === 'message' ? event : undefined);
        }
      }),
    );
  });

  test.each([-1, 1, 0.5, Number.NaN])('row %d of one does not exist', (row) => {
    const session = sessionOf(page('d1'));
    expect([session.eventAt(row), session.messageAt(row), session.connectionIdAt(row)]).toEqual([
      undefined,
      undefined,
      '',
    ]);
  });

  test('a message keeps every mark', () => {
    const marks = [
      { discarded: true, resent: true, bufferedAmount: 0 },
      { discarded: false, resent: true, bufferedAmount: 5 },
      { discarded: true, resent: false, binaryForm: 'blob' },
      { discarded: false, resent: false, binaryForm: 'arraybuffer' },
      {},
    ];
    const events = marks.map((mark) => message('c1', 'received', text('x'), mark));
    expect([...sessionOf(...events).events()]).toStrictEqual(events);
  });
});

describe('events from a place on', () => {
  test('are the rest, with and without what was cleared before them', () => {
    const session = sessionOf(page('d1'), connection('c1'), message('c1', 'sent', text('gone')));
    session.clear();
    session.append([message('c1', 'sent', text('a')), message('c1', 'sent', text('b'))]);
    const all = [...session.events()];
    expect(all.map(({ type }) => type)).toEqual(['document', 'connection', 'message', 'message']);
    for (let from = 0; from <= all.length + 1; from++) expect([...session.events(from)]).toEqual(all.slice(from));
  });
});

describe('connections', () => {
  test('have the state that their events led to', () => {
    const session = sessionOf(page('d1'), connection('c1'));
    const state = () => session.connections.get('c1')?.state;
    expect(state()).toBe('connecting');
    session.append([open('c1')]);
    expect(session.connections.get('c1')).toMatchObject({ state: 'open', subprotocol: 'p', binaryType: 'arraybuffer' });
    session.append([{ type: 'error', seq: 5, at: 5, connection: 'c1' }]);
    expect(session.connections.get('c1')?.failed).toBe(true);
    session.append([{ type: 'closing', seq: 6, at: 6, connection: 'c1', code: null, reason: '' }]);
    expect(state()).toBe('closing');
    session.append([close('c1')]);
    expect(session.connections.get('c1')).toMatchObject({
      state: 'closed',
      close: { code: 1000, reason: 'bye', wasClean: true },
    });
    session.append([unload('d1')]);
    expect(state()).toBe('closed');
  });

  test('that were older than the history have the state of their facts', () => {
    const session = sessionOf(page('d1'), { ...connection('c1'), facts } as SessionEvent);
    expect(session.connections.get('c1')).toMatchObject({ state: 'open', url: facts.url, extensions: 'e' });
  });

  test('are gone with their document', () => {
    const session = sessionOf(page('d1'), page('d2', 1), connection('c1'), connection('c2', 'd2'), unload('d1'));
    expect([...session.connections.values()].map(({ state }) => state)).toEqual(['gone', 'connecting']);
    expect([...session.documents.values()].map(({ loaded }) => loaded)).toEqual([false, true]);
  });

  test('count what they carried and what was lost', () => {
    const session = sessionOf(
      page('d1'),
      connection('c1'),
      message('c1', 'sent', text('€'), { bufferedAmount: 3 }),
      message('c1', 'received', { opcode: 'binary', data: new ArrayBuffer(7) }, { binaryForm: 'arraybuffer' }),
      message('c1', 'received', text('cut'), { payload: { opcode: 'text', data: 'cut', fullSize: 90 } }),
      loss('c1', 4, 40),
      loss('c1', 1, null),
      loss('', 2, 5),
    );
    expect(session.connections.get('c1')).toMatchObject({
      sent: { messages: 1, bytes: 3 },
      received: { messages: 2, bytes: 97 },
      lost: { messages: 5, bytes: 40 },
      bufferedAmount: 3,
      binaryType: 'arraybuffer',
    });
    expect([session.messageCount, session.lostCount]).toEqual([3, 7]);
  });
});

describe('clear', () => {
  test('forgets the rows, and keeps what is alive with its counts at 0', () => {
    const session = sessionOf(
      page('d1'),
      page('d2', 1),
      ...['c1', 'c2', 'c3'].map((id) => connection(id, id === 'c3' ? 'd2' : 'd1')),
      open('c1'),
      message('c1', 'sent', text('x')),
      loss('c1', 1, 1),
      close('c2'),
      unload('d2'),
    );
    session.clear();
    expect([session.rowCount, session.messageCount, session.lostCount]).toEqual([0, 0, 0]);
    expect([...session.documents.keys()]).toEqual(['d1']);
    expect([...session.connections.keys()]).toEqual(['c1']);
    expect(session.connections.get('c1')).toMatchObject({
      state: 'open',
      protocols: ['p'],
      createdAt: 2,
      sent: { messages: 0, bytes: 0 },
      lost: { messages: 0, bytes: 0 },
    });
  });

  test('again, still keeps what is alive', () => {
    const session = sessionOf(page('d1'), connection('c1'));
    session.clear();
    session.clear();
    expect([...session.connections.keys()]).toEqual(['c1']);
    expect(typesOf(session)).toEqual(['document', 'connection']);
  });

  test('voids row numbers', () => {
    const session = sessionOf(page('d1'));
    const before = session.generation;
    session.clear();
    expect(session.generation).not.toBe(before);
  });
});

describe('keepDocuments', () => {
  const twoPages = () =>
    sessionOf(
      page('d1'),
      connection('c1'),
      page('d2'),
      connection('c2', 'd2'),
      message('c1', 'sent', text('of the first')),
      message('c2', 'sent', text('of the second')),
      loss('', 2, 2),
    );

  test('forgets all that belongs to others, and counts anew', () => {
    const session = twoPages();
    const before = session.generation;
    session.keepDocuments(({ id }) => id === 'd2');
    expect(rowsOf(session)).toEqual(['document', 'connection', 'sent']);
    expect(session.messageAt(2)?.payload.data).toBe('of the second');
    expect([...session.connections.keys()]).toEqual(['c2']);
    expect([session.messageCount, session.lostCount]).toEqual([1, 0]);
    expect(session.generation).not.toBe(before);
  });

  test('changes nothing when all are kept', () => {
    const session = twoPages();
    const { generation, rowCount } = session;
    session.keepDocuments(() => true);
    expect([session.generation, session.rowCount]).toEqual([generation, rowCount]);
  });

  test('brings back no row that was cleared', () => {
    const session = twoPages();
    session.clear();
    session.append([message('c2', 'sent', text('after'))]);
    session.keepDocuments(({ id }) => id === 'd2');
    expect(rowsOf(session)).toEqual(['sent']);
    expect(typesOf(session)).toEqual(['document', 'connection', 'message']);
    expect(session.connections.get('c2')?.sent.messages).toBe(1);
  });
});

describe('subscribers', () => {
  test('hear once of each change, and of nothing else', () => {
    const session = new Session();
    let changes = 0;
    const stop = session.subscribe(() => changes++);
    session.append([page('d1'), connection('c1')]);
    expect(changes).toBe(1);
    session.append([]);
    expect(changes).toBe(1);
    session.clear();
    session.keepDocuments(() => false);
    expect(changes).toBe(3);
    stop();
    session.append([page('d2')]);
    expect(changes).toBe(3);
  });
});
