import { expect, test } from 'vitest';
import { Session } from '../../session/session.ts';
import type { SessionEvent } from '../../session/session-event.ts';
import { connectionEntries } from './connection-list.ts';

const document = (id: string, frameId: number): SessionEvent => ({
  type: 'document',
  document: id,
  frameId,
  url: `https://${id}/`,
  at: 0,
  seq: 0,
});
const connection = (id: string, of: string): SessionEvent => ({
  type: 'connection',
  connection: id,
  document: of,
  url: `wss://${id}/`,
  protocols: [],
  at: 1,
  seq: 1,
});

function entries(...events: SessionEvent[]): string[] {
  const session = new Session();
  session.append(events);
  return connectionEntries(session).map((entry) => {
    if (entry.type === 'all') return `all ${entry.count}`;
    return entry.type === 'document' ? entry.document.id : entry.connection.id;
  });
}

const worker = (id: string, parent: string): SessionEvent => ({
  ...(document(id, 0) as Extract<SessionEvent, { type: 'document' }>),
  context: 'dedicated-worker',
  parent,
});

test('a worker stands under what made it, and is named when it is alone', () => {
  const nested = [worker('d3', 'd2'), worker('d2', 'd1'), document('d1', 0)];
  expect(entries(...nested, connection('c1', 'd3'))).toEqual(['all 1', 'd1', 'd2', 'd3', 'c1']);
  expect(entries(worker('d2', 'unknown'), connection('c1', 'd2'))).toEqual(['all 1', 'd2', 'c1']);
});

test('parents in a circle lose nobody', () => {
  const circle = [worker('d1', 'd2'), worker('d2', 'd1'), connection('c1', 'd1'), connection('c2', 'd2')];
  expect(entries(...circle)).toEqual(['all 2', 'd1', 'c1', 'd2', 'c2']);
});

test('one document needs no heading', () => {
  expect(entries(document('d1', 0), document('d2', 3), connection('c1', 'd1'))).toEqual(['all 1', 'c1']);
});

test('connections of several documents stand under their own', () => {
  const events = [document('d1', 0), document('d2', 3), connection('c1', 'd2'), connection('c2', 'd1')];
  expect(entries(...events, connection('c3', 'd2'))).toEqual(['all 3', 'd1', 'c2', 'd2', 'c1', 'c3']);
});
