import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue, mutated } from '../../test/arbitraries/hostile-values.ts';
import { type Envelope, type FromPage, parseEnvelope } from '../protocol/from-page.ts';
import { DocumentIntake } from './document-intake.ts';
import { Session } from './session.ts';

const document = { documentId: 'x', frameId: 0, url: 'https://a.example/', timeOrigin: 5 };
const facts = {
  url: 'wss://a.example/',
  readyState: 'open',
  subprotocol: '',
  extensions: '',
  binaryType: 'blob',
} as const;

function newIntake() {
  let connections = 0;
  return new DocumentIntake(document, { connection: () => `c${++connections}`, document: () => 'd1' });
}

const envelope = (seq: number, body: FromPage, connectionId = 'p1'): Envelope => ({
  v: 1,
  connectionId,
  seq,
  at: seq * 10,
  body,
});
const created: FromPage = { type: 'created', url: facts.url, protocols: [] };
const received = (data: string): FromPage => ({ type: 'received', payload: { opcode: 'text', data } });
const lost = (since: number, messages: number): FromPage => ({
  type: 'lost',
  since,
  connections: [{ connectionId: 'p1', messages, bytes: messages * 2, facts }],
  messages: 0,
  bytes: 0,
});

describe('the order of numbers', () => {
  test('what has arrived before gives nothing', () => {
    const intake = newIntake();
    intake.take(envelope(1, created), true);
    expect(intake.take(envelope(2, received('a')), true)).toHaveLength(1);
    expect(intake.take(envelope(2, received('a')), true)).toEqual([]);
    expect(intake.take(envelope(1, created), true)).toEqual([]);
    expect(intake.newest).toBe(2);
  });

  test('missing numbers are a loss that nobody can explain, before what comes next', () => {
    const intake = newIntake();
    intake.take(envelope(1, created), true);
    const [gap, message] = intake.take(envelope(5, received('a')), true);
    const base = { type: 'loss', connection: '', document: 'd1', at: 50, reason: 'unexplained', bytes: null };
    expect(gap).toEqual({ ...base, since: 2, seq: 4, messages: 3 });
    expect(message).toMatchObject({ type: 'message', seq: 5 });
  });

  test('a loss that begins with the next number is no gap', () => {
    const intake = newIntake();
    intake.take(envelope(1, created), true);
    expect(intake.take(envelope(9, lost(2, 7)), true)).toMatchObject([
      { type: 'loss', connection: 'c1', since: 2, seq: 9, messages: 7, bytes: 14, reason: 'overflow' },
    ]);
    expect(intake.newest).toBe(9);
  });

  test('a loss that begins later leaves a gap', () => {
    const intake = newIntake();
    intake.take(envelope(1, created), true);
    expect(intake.take(envelope(9, lost(5, 5)), true)).toMatchObject([
      { reason: 'unexplained', since: 2, seq: 4, messages: 3 },
      { reason: 'overflow', since: 5, seq: 9, messages: 5 },
    ]);
  });

  test('a forged number far ahead costs no more than a loss that says how far', () => {
    const intake = newIntake();
    intake.take(envelope(1, created), true);
    const far = Number.MAX_SAFE_INTEGER;
    expect(intake.take(envelope(far, received('a')), true)).toMatchObject([
      { reason: 'unexplained', since: 2, seq: far - 1, messages: far - 2 },
      { type: 'message', seq: far },
    ]);
    expect(intake.take(envelope(2, received('counted above')), true)).toEqual([]);
  });
});

describe('connections', () => {
  test('one that was made within a loss is known by its facts', () => {
    expect(newIntake().take(envelope(3, lost(1, 2)), true)).toMatchObject([
      { type: 'connection', connection: 'c1', facts },
      { type: 'loss', connection: 'c1', messages: 2 },
    ]);
  });

  test('one that lost events only gives no loss row', () => {
    expect(newIntake().take(envelope(1, lost(1, 0)), true)).toMatchObject([{ type: 'connection', connection: 'c1' }]);
  });

  test('one that is older than the hook is known by its facts', () => {
    expect(newIntake().take(envelope(1, { type: 'adopted', facts }), true)).toMatchObject([
      { type: 'connection', connection: 'c1', facts, protocols: [] },
    ]);
  });

  test('messages beyond those that a loss can tell apart belong to none, and are counted', () => {
    const body: FromPage = { type: 'lost', since: 1, connections: [], messages: 4, bytes: 40 };
    expect(newIntake().take(envelope(9, body), true)).toMatchObject([
      { type: 'loss', connection: '', messages: 4, bytes: 40, reason: 'overflow' },
    ]);
  });

  test('a message of one that nobody announced is counted, not dropped in silence', () => {
    const intake = newIntake();
    expect(intake.take(envelope(1, received('€')), true)).toMatchObject([
      { type: 'loss', connection: '', since: 1, seq: 1, messages: 1, bytes: 3, reason: 'unexplained' },
    ]);
    expect(intake.take(envelope(2, { type: 'errored' }), true)).toEqual([]);
  });

  test('ids of the page are not ids of the session', () => {
    const intake = newIntake();
    intake.take(envelope(1, created, '__proto__'), true);
    expect(intake.connectionIdOf('c1')).toBe('__proto__');
    expect(intake.connectionIdOf('__proto__')).toBeUndefined();
  });
});

describe('recording off', () => {
  test('messages are counted, by connection, up to the one before recording goes on', () => {
    const intake = newIntake();
    intake.take(envelope(1, created), true);
    expect(intake.take(envelope(2, received('€')), false)).toEqual([]);
    expect(intake.take(envelope(3, received('a')), false)).toEqual([]);
    expect(intake.take(envelope(4, received('b')), true)).toMatchObject([
      { type: 'loss', connection: 'c1', reason: 'not-recorded', since: 2, seq: 3, messages: 2, bytes: 4 },
      { type: 'message', seq: 4 },
    ]);
    expect(intake.recordingEnds(0)).toEqual([]);
  });

  test('gaps and losses are told all the same', () => {
    const intake = newIntake();
    intake.take(envelope(1, created), false);
    expect(intake.take(envelope(4, lost(3, 2)), false)).toMatchObject([
      { reason: 'unexplained', messages: 1 },
      { reason: 'overflow', messages: 2 },
    ]);
  });
});

describe('arriving and leaving', () => {
  test('is told once each', () => {
    const intake = newIntake();
    expect(intake.left(1)).toEqual([]);
    expect(intake.arrived()).toEqual([
      { type: 'document', document: 'd1', frameId: 0, url: document.url, at: 5, seq: 0 },
    ]);
    expect(intake.present).toBe(true);
    expect(intake.arrived()).toEqual([]);
    expect(intake.left(9)).toEqual([{ type: 'unload', document: 'd1', at: 9, seq: 0 }]);
    expect(intake.left(9)).toEqual([]);
    expect(intake.present).toBe(false);
    expect(intake.arrived()).toHaveLength(1);
  });
});

const honest = [
  envelope(1, created),
  envelope(2, received('a')),
  envelope(3, { type: 'sent', payload: { opcode: 'text', data: 'b' }, discarded: false, bufferedAmount: 1 }),
  envelope(4, lost(4, 1)),
  envelope(5, { type: 'closed', code: 1000, reason: '', wasClean: true }),
];

test('whatever a page forges, numbers never run backwards and the session takes it', () => {
  const forged = fc.oneof(fc.constantFrom(...honest), fc.constantFrom(...honest).chain(mutated), hostileValue());
  fc.assert(
    fc.property(fc.array(fc.tuple(forged, fc.boolean()), { maxLength: 20 }), (sequence) => {
      const intake = newIntake();
      const session = new Session();
      session.append(intake.arrived());
      for (const [raw, recording] of sequence) {
        const parsed = parseEnvelope(raw);
        const before = intake.newest;
        if (parsed.ok) session.append(intake.take(parsed.value, recording));
        expect(intake.newest).toBeGreaterThanOrEqual(before);
      }
      for (const event of session.events())
        if (event.type === 'loss') expect(event.seq).toBeGreaterThanOrEqual(event.since);
    }),
  );
});

describe('connections of other APIs', () => {
  const taken = (...bodies: FromPage[]) => {
    const intake = newIntake();
    return bodies.flatMap((body, index) => intake.take(envelope(index + 1, body), true));
  };
  const source: FromPage = { type: 'created', url: 'https://a.example/', protocols: [], api: 'EventSource' };

  test('keep their API, when they are made and when they are known by their facts', () => {
    expect(taken(source)[0]).toMatchObject({ type: 'connection', api: 'EventSource' });
    const adopted = taken({ type: 'adopted', facts: { ...facts, api: 'WebTransport' } });
    const session = new Session();
    session.append(adopted);
    expect(session.connections.get('c1')?.api).toBe('WebTransport');
  });

  test('one without an API is a WebSocket', () => {
    const session = new Session();
    session.append(taken(created));
    expect(session.connections.get('c1')?.api).toBe('WebSocket');
  });

  test('the channel and the id of a message are kept by its row, and by no other', () => {
    const payload = { opcode: 'text', data: 'a' } as const;
    const named: FromPage = { type: 'received', payload, channel: 'price', lastEventId: '7' };
    const session = new Session();
    session.append(taken(source, received('plain'), named));
    expect(session.messageAt(1)).not.toHaveProperty('channel');
    expect(session.messageAt(2)).toMatchObject({ channel: 'price', lastEventId: '7' });
    session.clear();
    session.append([{ type: 'error', connection: 'c1', seq: 9, at: 9 }]);
    expect(session.messageAt(0)).toBeUndefined();
  });

  test('one that reconnects is connecting until it is open again', () => {
    const open: FromPage = { type: 'opened', subprotocol: '', extensions: '', binaryType: 'blob' };
    const states = [source, open, { type: 'reconnecting' } as const, open].map((_, index, bodies) => {
      const session = new Session();
      session.append(taken(...bodies.slice(0, index + 1)));
      return session.connections.get('c1')?.state;
    });
    expect(states).toEqual(['connecting', 'open', 'connecting', 'open']);
  });

  test('the end of a stream and data that waited are events of their own', () => {
    const end: FromPage = { type: 'ended', direction: 'received', channel: 'uni 1', reset: 7 };
    const stall: FromPage = { type: 'stalled', direction: 'sent', ms: 150 };
    expect(taken(source, end, stall).slice(1)).toEqual([
      { type: 'end', connection: 'c1', seq: 2, at: 20, direction: 'received', channel: 'uni 1', reset: 7 },
      { type: 'stall', connection: 'c1', seq: 3, at: 30, direction: 'sent', ms: 150 },
    ]);
  });
});
