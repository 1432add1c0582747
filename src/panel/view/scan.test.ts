import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../query/parse-query.ts';
import { compileQuery } from '../../session/query/compile-query.ts';
import type { MeaningFacts } from '../../session/query/query-facts.ts';
import { Session } from '../../session/session.ts';
import type { SessionEvent } from '../../session/session-event.ts';
import { PatternMatcher, type PatternWorker } from '../matching/pattern-matcher.ts';
import { SHOW_ALL } from './row-filter.ts';
import { Scan } from './scan.ts';

const message = (seq: number, data: string): SessionEvent => ({
  type: 'message',
  seq,
  at: seq,
  connection: 'c1',
  direction: seq % 2 === 0 ? 'sent' : 'received',
  payload: { opcode: 'text', data },
  discarded: false,
  resent: false,
});

/** Runs what the real one runs, at once. */
function directWorker(): PatternWorker {
  let answered: Parameters<PatternWorker['listen']>[0] = () => undefined;
  queueMicrotask(() => answered({ type: 'ready' }));
  return {
    listen: (listener) => {
      answered = listener;
    },
    ask: ({ flags, source, texts }) => {
      const pattern = new RegExp(source, flags);
      queueMicrotask(() => answered({ type: 'matches', matches: texts.map((text) => pattern.test(text)) }));
    },
    end: () => undefined,
  };
}

function scanOf(text: string, session: Session, meanings: MeaningFacts = session.meanings): Scan {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(text);
  const facts = { session, meanings };
  const asked = compileQuery(parsed.query, facts);
  const { patterns } = asked;
  const matcher = new PatternMatcher({ patterns, makeWorker: directWorker, patience: 1_000, offenders: 3 });
  return new Scan({ facts, filter: { ...SHOW_ALL, query: parsed.query }, asked, matcher });
}

const rowsOf = (scan: Scan) => Array.from({ length: scan.order.length }, (_, position) => scan.order.at(position));
const all = async (scan: Scan) => {
  await scan.advance(() => false);
  return rowsOf(scan);
};

function sessionOf(...texts: string[]): Session {
  const session = new Session();
  session.append(texts.map((text, index) => message(index + 1, text)));
  return session;
}

const NO_MEANINGS: MeaningFacts = {
  decodedRows: 99,
  edition: 0,
  typeAt: () => '',
  latencyAt: () => undefined,
  isHeartbeatAt: () => false,
  isErrorAt: () => false,
  isUnansweredAt: () => false,
  isRepeatedAt: () => false,
  isOrphanAt: () => false,
  isMemberAt: () => false,
  partnerOf: () => -1,
  decoderOf: () => 'json',
  checkAt: () => null,
  packetsAt: () => ({ kind: 'raw', payload: { opcode: 'text', data: '' } }),
};

describe('Scan', () => {
  test('asks the worker only where the rest of the query has not decided', async () => {
    const session = sessionOf('{"a":"x1"}', '{"a":"y1"}', 'x1', '{"b":"x1"}', '{"a":["x2"]}');
    expect(await all(scanOf('$.a ~ /^x/ or /^x1$/', session))).toEqual([0, 2]);
    expect(await all(scanOf('$..* ~ /^x\\d/ dir:received -/2/', session))).toEqual([0]);
    expect(await all(scanOf('-/x/', session))).toEqual([1]);
  });

  test('waits for what is not decoded yet, and goes on from there', async () => {
    const session = sessionOf('{"type":"a"}', '{"type":"b"}', '{"type":"a"}');
    const scan = scanOf('kind:a', session);
    expect([await all(scan), scan.isIdle, scan.isDone]).toEqual([[], true, false]);
    await session.meanings.advance(() => false);
    expect([await all(scan), scan.isDone]).toEqual([[0, 2], true]);
  });

  test('is stale when all is decoded anew, if it asked for that', async () => {
    const session = sessionOf('{"type":"a"}');
    await session.meanings.advance(() => false);
    const [kinds, texts] = [scanOf('kind:a', session), scanOf('a', session)];
    await Promise.all([all(kinds), all(texts)]);
    session.meanings.presets.choose('c1', 'raw');
    expect([kinds.isStale, texts.isStale]).toEqual([true, false]);
  });

  test('is stale when a mark comes, if it asked for marks', async () => {
    const session = sessionOf('a', 'b');
    const scan = scanOf('is:bookmarked', session);
    expect([await all(scan), scan.isStale]).toEqual([[], false]);
    session.append([{ type: 'mark', document: '', of: 1, bookmarked: true, note: '', at: 3, seq: 0 }]);
    expect([await all(scan), scan.isStale]).toEqual([[], true]);
    expect(await all(scanOf('is:bookmarked', session))).toEqual([0]);
  });

  test('a request is no longer unanswered when its reply comes', async () => {
    const session = sessionOf('ask 1', 'ask 2');
    const partners: Record<number, number> = {};
    const meanings: MeaningFacts = {
      ...NO_MEANINGS,
      isUnansweredAt: (row) => row < 2 && partners[row] === undefined,
      partnerOf: (row) => partners[row] ?? -1,
    };
    const [open, others] = [scanOf('is:unanswered', session, meanings), scanOf('-is:unanswered', session, meanings)];
    expect([await all(open), await all(others), open.messages]).toEqual([[0, 1], [], 2]);
    Object.assign(partners, { 0: 2, 2: 0 });
    session.append([message(3, 'reply 1')]);
    expect([await all(open), await all(others), open.messages]).toEqual([[1], [0, 2], 1]);
  });
});

test('a message that was looked at is found when it is told that it was held, and edited', async () => {
  const session = new Session();
  session.append([message(1, 'a'), message(2, 'b')]);
  const [held, edited, others] = ['is:held', 'is:edited', '-is:held -is:edited'].map((text) => scanOf(text, session));
  const verdict = { type: 'verdict', connection: 'c1', at: 3 } as const;
  const found = async () => Promise.all([held, edited, others].map((scan) => scan && all(scan)));
  expect(await found()).toEqual([[], [], [0, 1]]);
  session.append([{ ...verdict, of: 2, outcome: 'held', seq: 3 }]);
  expect(await found()).toEqual([[1], [], [0]]);
  session.append([{ ...verdict, of: 2, outcome: 'edited', seq: 4 }]);
  expect(await found()).toEqual([[1], [1], [0]]);
});

test('a row is shown once, whatever a later row that is looked at with it says of it', async () => {
  const session = sessionOf('one', 'two');
  const verdict = { type: 'verdict', connection: 'c1', at: 3, of: 2 } as const;
  session.append([
    { ...verdict, outcome: 'held', seq: 3 },
    { ...verdict, outcome: 'released', seq: 4 },
  ]);
  const [held, others] = [scanOf('is:held', session), scanOf('-is:held', session)];
  expect([await all(held), await all(others)]).toEqual([[1], [0]]);
  expect([held.messages, others.messages]).toEqual([1, 1]);
});

test('a request is shown once, where its reply is looked at with it', async () => {
  const session = sessionOf('?', '!');
  const meanings: MeaningFacts = { ...NO_MEANINGS, partnerOf: (row) => 1 - row };
  expect(await all(scanOf('-is:unanswered', session, meanings))).toEqual([0, 1]);
});
