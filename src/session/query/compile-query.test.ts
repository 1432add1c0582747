import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queries } from '../../../test/arbitraries/queries.ts';
import { parseQuery } from '../../query/parse-query.ts';
import { allOf, anyOf, negated, type Query } from '../../query/query.ts';
import { Session } from '../session.ts';
import type { SessionEvent } from '../session-event.ts';
import { compileQuery } from './compile-query.ts';
import type { MeaningFacts } from './query-facts.ts';

const START = new Date(2026, 0, 31, 12, 30, 0).getTime();

const message = (
  at: number,
  direction: 'sent' | 'received',
  data: string | ArrayBuffer,
  rest: { resent?: boolean; edited?: boolean; discarded?: boolean; fullSize?: number; connection?: string } = {},
): SessionEvent => {
  const { edited, fullSize, connection = 'c1', resent = false, discarded = false } = rest;
  const whole = fullSize === undefined ? {} : { fullSize };
  const payload =
    typeof data === 'string' ? ({ opcode: 'text', data } as const) : ({ opcode: 'binary', data } as const);
  return {
    type: 'message',
    seq: at + 1,
    at: START + at,
    connection,
    direction,
    payload: { ...payload, ...whole },
    discarded,
    resent,
    ...(edited === undefined ? {} : { edited }),
  };
};
const connection = (at: number, id: string, url: string): SessionEvent => ({
  type: 'connection',
  seq: at + 1,
  at: START + at,
  connection: id,
  document: 'd1',
  url,
  protocols: [],
});

const EVENTS: SessionEvent[] = [
  connection(0, 'c1', 'wss://a.example/chat'),
  message(1, 'sent', '{"type":"chat","user":{"id":5,"name":"Ada"},"text":"Hello World"}'),
  message(2, 'received', '{"type":"tick","items":[{"price":5},{"price":15}],"n":null}', { resent: true, edited: true }),
  message(3, 'received', new TextEncoder().encode('{"in":"binary","deep":{"list":[1,[2,{"id":"5"}]]}}').buffer),
  message(10_000, 'sent', 'ping', { discarded: true }),
  message(20_000, 'received', 'x'.repeat(1_500), { fullSize: 2_000_000, connection: 'c2' }),
  {
    type: 'loss',
    seq: 30_001,
    since: 29_000,
    at: START + 20_500,
    messages: 3,
    bytes: 9,
    reason: 'overflow',
    connection: 'c1',
    document: 'd1',
  },
  { type: 'error', seq: 40_000, at: START + 21_000, connection: 'c1' },
  connection(21_500, 'c2', 'wss://b.example/feed'),
  {
    type: 'open',
    seq: 40_002,
    at: START + 21_600,
    connection: 'c2',
    subprotocol: 'graphql-ws',
    extensions: '',
    binaryType: 'blob',
  },
  { type: 'mark', seq: 0, at: START + 22_000, document: 'd1', of: 3, bookmarked: true, note: '' } as SessionEvent,
];

const KINDS = ['', 'chat', 'tick', 'binary', 'ping', 'text'];
const meanings: MeaningFacts = {
  decodedRows: 11,
  edition: 0,
  typeAt: (row) => KINDS[row] ?? '',
  latencyAt: (row) => (row === 2 ? 250 : undefined),
  isHeartbeatAt: (row) => row === 4,
  isErrorAt: (row) => row === 5,
  isUnansweredAt: (row) => row === 4,
  isRepeatedAt: (row) => row === 3,
  isOrphanAt: (row) => row === 5,
  isMemberAt: (row) => row === 3,
  partnerOf: (row) => (row === 1 ? 2 : row === 2 || row === 3 ? 1 : -1),
  decoderOf: (id) => (id === 'c1' ? 'json' : 'raw'),
  checkAt: () => null,
  packetsAt: () => ({ kind: 'raw', payload: { opcode: 'text', data: '' } }),
};

const session = new Session();
session.append(EVENTS);

const ask = (query: Query) => {
  const asked = compileQuery(query, { session, meanings });
  return EVENTS.flatMap((_, row) => {
    // As the scan does it, with a regular expression that runs here.
    const answers = asked.patterns.map(({ source, flags, textsAt }) =>
      textsAt(row).some((text) => new RegExp(source, flags).test(text)),
    );
    return (asked.test(row) ?? asked.test(row, answers)) ? [row] : [];
  });
};
const rowsOf = (text: string) => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return ask(parsed.query);
};

describe('rows of a query', () => {
  test.each([
    ['', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['hello', [1]],
    ['"HELLO w"', [1]],
    ['IN":"bin', [3]],
    ['/^p.ng$/', [4]],
    ['/HELLO/', []],
    ['/HELLO/i', [1]],
    ['-/./', [0, 6, 7, 8, 9, 10]],
    ['dir:sent', [1, 4]],
    ['dir:sent or ping', [1, 4]],
    ['dir:received -is:resent', [3, 5]],
    ['opcode:binary', [3]],
    ['opcode:text dir:sent', [1, 4]],
    ['conn:2', [5, 8, 9]],
    ['url:CHAT', [0, 1, 2, 3, 4, 6, 7]],
    ['subprotocol:graphql*', [5, 8, 9]],
    ['decoder:json is:message', [1, 2, 3, 4]],
    ['kind:chat', [1]],
    ['kind:T*', [2, 5]],
    ['kind:*i*', [0, 2, 3, 4, 8]],
    ['kind:open', [9]],
    ['size:>1M', [5]],
    ['size:4', [4]],
    ['size:0..100', [1, 2, 3, 4]],
    ['time:>10s', [5, 6, 7, 8, 9, 10]],
    ['time:1ms..10s is:message', [1, 2, 3, 4]],
    ['time:>12:30:15', [5, 6, 7, 8, 9, 10]],
    ['time:12:30:00..12:30:05 dir:sent', [1]],
    ['latency:>200ms', [2]],
    ['latency:>1s', []],
    ['is:message', [1, 2, 3, 4, 5]],
    ['is:resent', [2]],
    ['is:edited', [2]],
    ['is:discarded', [4]],
    ['is:truncated', [5]],
    ['is:heartbeat', [4]],
    ['is:error', [5, 7]],
    ['is:lost', [6]],
    ['is:request', [1, 4]],
    ['is:reply', [2]],
    ['is:unanswered', [4]],
    ['is:duplicate', [3]],
    ['is:orphan', [5]],
    ['$ exists', [1, 2, 3]],
    ['$.user.id == 5', [1]],
    ['$.user.id == "5"', []],
    ['$.user.id != 6', [1]],
    ['$.items[*].price > 10', [2]],
    ['$.items[-1].price == 15', [2]],
    ['$.items[0].price > 10', []],
    ['$.n == null', [2]],
    ['$.n exists', [2]],
    ['$.deep..id == "5"', [3]],
    ['$..id', [1, 3]],
    ['$.type == chat or $.type == tick', [1, 2]],
    ['$.type >= d', [2]],
    ['$.user.name ~ ada', [1]],
    ['$.user.name ~ /^ada/i', [1]],
    ['$.user.id ~ /^\\d$/', [1]],
    ['not $.user.id == 5 is:message', [2, 3, 4, 5]],
    ['$.user ~ o', []],
    ['(hello or ping) dir:sent /ng/', [4]],
  ])('%s', (text, expected) => expect(rowsOf(text)).toEqual(expected));

  test('the user’s marks', () => {
    expect(rowsOf('is:bookmarked')).toEqual([2]);
    expect(rowsOf('is:noted')).toEqual([]);
  });
});

describe('laws', () => {
  const sorted = (rows: number[]) => rows.toSorted((a, b) => a - b);

  test('not, and, or are what they are in logic', () => {
    fc.assert(
      fc.property(queries, queries, (a, b) => {
        const [inA, inB] = [new Set(ask(a)), new Set(ask(b))];
        const all = EVENTS.map((_, row) => row);
        expect(ask(negated(a))).toEqual(all.filter((row) => !inA.has(row)));
        expect(ask(negated(negated(a)))).toEqual([...inA]);
        expect(sorted(ask(allOf([a, b])))).toEqual(all.filter((row) => inA.has(row) && inB.has(row)));
        expect(sorted(ask(anyOf([a, b])))).toEqual(all.filter((row) => inA.has(row) || inB.has(row)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile payloads', () => {
  const only = (data: string) => {
    const made = new Session();
    made.append([message(1, 'received', data)]);
    return (text: string) => {
      const parsed = parseQuery(text);
      return parsed.ok && compileQuery(parsed.query, { session: made, meanings }).test(0);
    };
  };

  test('JSON 100,000 deep is looked into without a stack', () => {
    const asks = only(`${'{"a":['.repeat(100_000)}1${']}'.repeat(100_000)}`);
    expect(asks('$..b exists')).toBe(false);
    expect(asks('$.a[0].a[0].a exists')).toBe(true);
  });

  test('a list of millions has an end', () => {
    const asks = only(`[${'1,'.repeat(1_500_000)}2]`);
    expect(asks('$[*] == 1')).toBe(true);
    expect(asks('$[-1] == 2')).toBe(true);
    expect(asks('$..x')).toBe(false);
  });

  test('long numbers are what they are, to the last digit', () => {
    const asks = only('{"id":1234567890123456789,"in":["x",{"id":9007199254740993}]}');
    expect(asks('$.id == 1234567890123456789')).toBe(true);
    expect(asks('$.id == 1234567890123456788')).toBe(false);
    expect(asks('$.id != 1234567890123456788')).toBe(true);
    expect(asks('$.id > 1234567890123456788 $.id < 1234567890123456790')).toBe(true);
    expect(asks('$.id > 5')).toBe(true);
    expect(asks('$..id == 9007199254740993')).toBe(true);
    expect(asks('$..id == 9007199254740992')).toBe(false);
    expect(asks('$.id ~ 6789')).toBe(true);
    const amount = only('{"p":"12345678901234567891"}');
    expect([amount('$.p > 12345678901234567890'), amount('$.p < 12345678901234567890')]).toEqual([true, false]);
    expect(only(`{"n":${'7'.repeat(1_000_000)}}`)('$.n ~ Infinity')).toBe(true); // and soon
  });

  test.each([
    ['$.p > 100', true],
    ['$.p < 100', false],
    ['$.p <= 101.5', true],
    ['$.p > "2"', false],
    ['$.p == 101.5', false],
    ['$.t > 1', false],
    ['$.t > -1', false],
    ['$.e < 0.001', true],
    ['$.none >= 0', false],
  ])('an amount that is written as a text has its size: %s', (text, expected) => {
    expect(only('{"p":"101.50","t":"1 apple","e":"2e-8","none":""}')(text)).toBe(expected);
  });

  test('a long number is found in JSON that is deeper than the stack', () => {
    const deep = `${'['.repeat(100_000)}1${']'.repeat(100_000)}`;
    expect(only(`{"id":1234567890123456789,"deep":${deep}}`)('$.id == 1234567890123456789')).toBe(true);
  });

  test('names of the prototype are names', () => {
    const asks = only('{"__proto__":{"x":1},"a":1}');
    expect(asks('$.constructor exists')).toBe(false);
    expect(asks('$.__proto__.x == 1')).toBe(true);
  });
});
