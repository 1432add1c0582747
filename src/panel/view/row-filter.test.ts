import { describe, expect, test } from 'vitest';
import { Session } from '../../session/session.ts';
import type { SessionEvent } from '../../session/session-event.ts';
import { SHOW_ALL, verdictOf } from './row-filter.ts';

const loss = (seq: number, connection: string, document: string): SessionEvent => ({
  type: 'loss',
  seq,
  at: seq,
  since: seq,
  messages: 1,
  bytes: 1,
  reason: 'overflow',
  connection,
  document,
});
const connect = (seq: number, connection: string, document: string): SessionEvent => ({
  type: 'connection',
  seq,
  at: seq,
  connection,
  document,
  url: 'wss://a/',
  protocols: [],
});
const message = (seq: number, direction: 'sent' | 'received'): SessionEvent => ({
  type: 'message',
  seq,
  at: seq,
  connection: 'c1',
  direction,
  payload: { opcode: 'text', data: 'x' },
  discarded: false,
  resent: false,
});

function session(): Session {
  const made = new Session();
  made.append([
    { type: 'document', document: 'd1', frameId: 0, url: 'https://a/', at: 0, seq: 0 },
    connect(1, 'c1', 'd1'),
    message(2, 'sent'),
    message(3, 'received'),
    loss(4, 'c1', 'd1'),
    loss(5, '', 'd1'),
    connect(6, 'c2', 'd2'),
    loss(7, 'c2', 'd2'),
    loss(8, '', 'd2'),
  ]);
  return made;
}

const verdicts = (filter: Partial<typeof SHOW_ALL>) =>
  Array.from({ length: 9 }, (_, row) => verdictOf(session(), row, { ...SHOW_ALL, ...filter })[0]).join('');

const query = { type: 'text', text: 'x' } as const;

describe('verdictOf: s(how), h(ide), q(uery), k(eep) of document, connection, sent, received, 2 losses, then another page', () => {
  test.each([
    { name: 'nothing asked', filter: {}, expected: 'sssssssss' },
    { name: 'a query is asked of all but losses', filter: { query }, expected: 'qqqqkkqkk' },
    { name: 'a query that losses must match as well', filter: { query, keepsLosses: false }, expected: 'qqqqqqqqq' },
    { name: 'a direction', filter: { direction: 'sent' as const }, expected: 'hhshkkhkk' },
    { name: 'a piece of time, losses too', filter: { span: { from: 3, to: 5 } }, expected: 'hhhsshhhh' },
    { name: 'one connection', filter: { connections: new Set(['c1']) }, expected: 'hssssshhh' },
    { name: 'one connection and a query', filter: { connections: new Set(['c1']), query }, expected: 'hqqqkkhhh' },
    { name: 'a connection that is not there', filter: { connections: new Set(['c9']) }, expected: 'hhhhhhhhh' },
    { name: 'two connections', filter: { connections: new Set(['c1', 'c2']) }, expected: 'hssssssss' },
    { name: 'a hidden one', filter: { hiddenConnections: new Set(['c1']) }, expected: 'shhhhssss' },
    {
      name: 'a hidden one that is asked for',
      filter: { connections: new Set(['c1']), hiddenConnections: new Set(['c1']) },
      expected: 'hhhhhshhh',
    },
  ])('$name', ({ filter, expected }) => expect(verdicts(filter)).toBe(expected));
});
