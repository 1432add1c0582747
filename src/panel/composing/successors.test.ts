import { expect, test } from 'vitest';
import type { Connection, SessionDocument } from '../../session/connection.ts';
import { successors } from './successors.ts';

const connection = (id: string, url: string, state: Connection['state'], more: Partial<Connection> = {}) =>
  [id, { id, url, state, api: 'WebSocket', document: 'd1', ...more } as Connection] as const;
const DOCUMENTS = new Map(
  ['d1', 'd2'].map((id) => [id, { url: id === 'd1' ? 'https://a.example/next' : 'https://b.example/' }]),
) as ReadonlyMap<string, Pick<SessionDocument, 'url'>> as ReadonlyMap<string, SessionDocument>;
const KNOWN = new Map(['c1', 'c2'].map((id) => [id, { url: '/a', page: 'https://a.example' }]));

test('a page whose address tells no origin is followed by none', () => {
  const blank = { url: 'about:blank' } as SessionDocument;
  const session = {
    connections: new Map([connection('c1', '/a', 'gone'), connection('c4', '/a', 'open', { document: 'd2' })]),
    documents: new Map([
      ['d1', blank],
      ['d2', blank],
    ]),
  };
  const targets = new Set(['c1']);
  expect(successors(session, targets, new Map([['c1', { url: '/a', page: '' }]]))).toBe(targets);
});

const after = (targets: ReadonlySet<string>, connections: (readonly [string, Connection])[]) =>
  successors({ connections: new Map(connections), documents: DOCUMENTS }, targets, KNOWN);

test('nothing changes where there is nothing to go on with', () => {
  const targets = new Set(['c1']);
  expect(after(targets, [connection('c4', '/b', 'open')])).toBe(targets);
});

test.each([
  ['is open', ['c1'], [connection('c1', '/a', 'open'), connection('c4', '/a', 'open')], ['c1']],
  ['has closed', ['c1'], [connection('c1', '/a', 'closed'), connection('c4', '/a', 'open')], ['c1']],
  ['is forgotten', ['c1'], [connection('c4', '/a', 'open')], ['c4']],
  ['was left', ['c1'], [connection('c1', '/a', 'gone'), connection('c4', '/a', 'open')], ['c4']],
  ['has none like it', ['c1'], [connection('c4', '/b', 'open')], ['c1']],
  ['has none that is open', ['c1'], [connection('c4', '/a', 'connecting')], ['c1']],
  ['has one of another kind', ['c1'], [connection('c4', '/a', 'open', { api: 'EventSource' })], ['c1']],
  ['has one of a page of another origin', ['c1'], [connection('c4', '/a', 'open', { document: 'd2' })], ['c1']],
  ['is one of two alike', ['c1', 'c2'], [connection('c4', '/a', 'open'), connection('c5', '/a', 'open')], ['c5', 'c4']],
  ['is one of two, with one left', ['c1', 'c2'], [connection('c4', '/a', 'open')], ['c4', 'c2']],
  ['is beside one that has it', ['c1', 'c4'], [connection('c4', '/a', 'open')], ['c1', 'c4']],
])('a connection that %s', (_, targets, connections, expected) => {
  expect([...after(new Set(targets), connections)]).toEqual(expected);
});
