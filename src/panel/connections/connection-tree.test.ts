import { expect, test } from 'vitest';
import { Session } from '../../session/session.ts';
import type { SessionEvent } from '../../session/session-event.ts';
import { connectionTree, type TreeOptions } from './connection-tree.ts';

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

const OPTIONS: TreeOptions = {
  grouping: 'frame',
  order: 'age',
  pinned: new Set(),
  hidden: new Set(),
  collapsed: new Set(),
  rateOf: () => 0,
};

function sessionOf(...events: SessionEvent[]): Session {
  const session = new Session();
  session.append(events);
  return session;
}

function lines(session: Session, options: Partial<TreeOptions> = {}): string[] {
  return connectionTree(session, { ...OPTIONS, ...options }).map((entry) =>
    entry.type === 'all' ? `all ${entry.count}` : entry.key,
  );
}

const entries = (...events: SessionEvent[]): string[] => lines(sessionOf(...events));

const worker = (id: string, parent: string): SessionEvent => ({
  ...(document(id, 0) as Extract<SessionEvent, { type: 'document' }>),
  context: 'dedicated-worker',
  parent,
});

test('a frame stands after the document that holds it, whichever was heard of first', () => {
  const at = (when: number, event: SessionEvent): SessionEvent => ({ ...event, at: when });
  const inner = [at(20, document('d1', 4)), connection('c1', 'd1')];
  const outer = [at(10, document('d2', 0)), connection('c2', 'd2')];
  expect(entries(...inner, ...outer)).toEqual(['all 2', 'd2', 'c2', 'd1', 'c1']);
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

const two = () =>
  sessionOf(
    document('d1', 0),
    document('d2', 3),
    connection('c1', 'd1'),
    { ...connection('c2', 'd2'), url: 'wss://c1/?token=2' } as SessionEvent,
    connection('c3', 'd1'),
    { type: 'close', connection: 'c3', seq: 3, at: 3, code: 1000, reason: '', wasClean: true },
  );

test('grouped by URL without its query, and by state', () => {
  expect(lines(two(), { grouping: 'url' })).toEqual(['all 3', 'url wss://c1/', 'c1', 'c2', 'url wss://c3/', 'c3']);
  expect(lines(two(), { grouping: 'state' })).toEqual(['all 3', 'state connecting', 'c1', 'c2', 'state closed', 'c3']);
});

test('pinned ones come first, hidden ones are gone, a closed group says so and hides its own', () => {
  expect(lines(two(), { pinned: new Set(['c2']) })).toEqual(['all 3', 'c2', 'c1', 'c3']);
  expect(lines(two(), { hidden: new Set(['c1', 'c3']) })).toEqual(['all 1', 'c2']);
  expect(lines(two(), { collapsed: new Set(['d1']) })).toEqual(['all 3', 'd1', 'd2', 'c2']);
});

test('a closed frame closes what it has made', () => {
  const session = sessionOf(document('d1', 0), worker('d2', 'd1'), connection('c1', 'd2'), connection('c2', 'd1'));
  expect(lines(session)).toEqual(['all 2', 'd1', 'c2', 'd2', 'c1']);
  expect(lines(session, { collapsed: new Set(['d1']) })).toEqual(['all 2', 'd1']);
});

test('sorted by what there is most of', () => {
  const rates: Record<string, number> = { c1: 1, c3: 2 };
  const session = sessionOf(document('d1', 0), connection('c1', 'd1'), connection('c2', 'd1'), connection('c3', 'd1'));
  expect(lines(session, { order: 'rate', rateOf: (id) => rates[id] ?? 0 })).toEqual(['all 3', 'c3', 'c1', 'c2']);
  expect(lines(session, { order: 'url' })).toEqual(['all 3', 'c1', 'c2', 'c3']);
});

test('connections of a document that a damaged log does not tell of stand by themselves', () => {
  expect(entries(document('d1', 0), connection('c1', 'd1'), connection('c2', 'lost'), connection('c3', ''))).toEqual([
    'all 3',
    'c1',
    'c2',
    'c3',
  ]);
});
