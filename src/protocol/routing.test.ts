import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue, mutated } from '../../test/arbitraries/hostile-values.ts';
import { BATCH_MESSAGES, FACT_LENGTH } from './limits.ts';
import { parseFromPanel, parseFromRelay } from './parse-for-background.ts';
import type { Parsed } from './parsed.ts';
import { isWord, parseToPanel } from './routing.ts';

const worker = { context: 'dedicated-worker', parent: 'a', url: 'https://a.example/w.js', timeOrigin: 2.5 };
const { parent: _, ...orphan } = { ...worker, context: 'shared-worker' };
const batch = { type: 'batch', envelopes: [1, { v: 1 }] };
const hello = { type: 'hello', documentId: 'a', timeOrigin: 1.5 };
const document = { type: 'document', documentId: 'a', frameId: 0, url: 'https://a.example/', timeOrigin: 1.5 };
const toDocument = { type: 'to-document', documentId: 'a', message: { type: 'subscribe', after: 0 } };

const parsers: Record<string, { parse: (raw: unknown) => Parsed<unknown>; good: object[] }> = {
  parseFromRelay: {
    parse: parseFromRelay,
    good: [hello, { ...hello, worker }, { ...hello, worker: orphan }, batch, { type: 'batch', envelopes: [] }],
  },
  parseToPanel: {
    parse: parseToPanel,
    good: [
      document,
      { ...document, context: 'shared-worker' },
      { ...document, context: 'dedicated-worker', parent: 'b' },
      { ...batch, documentId: 'a' },
      { type: 'gone', documentId: 'a' },
      { type: 'ready' },
      { type: 'unreachable' },
      { type: 'replaced' },
      { type: 'capture-workers', status: 'on' },
      { type: 'capture-workers', status: 'refused', reason: 'Cannot attach' },
      { type: 'engine', documentId: 'a', news: { type: 'unheld', items: [1] } },
      { type: 'rules-in-force', rules: 2 },
      { type: 'rules-in-force', rules: 0, error: 'no' },
    ],
  },
  parseFromPanel: {
    parse: parseFromPanel,
    good: [
      { type: 'discover' },
      { type: 'capture-workers', on: true },
      toDocument,
      { type: 'rules', rules: [{ id: 'r' }], seed: 1 },
      { type: 'to-engine', documentId: 'a', command: { type: 'release-all' } },
    ],
  },
};

const bad: Record<string, unknown[]> = {
  parseFromRelay: [
    null,
    [],
    {},
    { ...hello, documentId: '' },
    { ...hello, documentId: 'x'.repeat(101) },
    { ...hello, timeOrigin: '1' },
    { ...hello, worker: null },
    { ...hello, worker: { ...worker, context: 'frame' } },
    { ...hello, worker: { ...worker, parent: '' } },
    { ...hello, worker: { ...worker, url: 1 } },
    { ...hello, worker: { ...worker, timeOrigin: Number.NaN } },
    { ...hello, timeOrigin: Number.NaN },
    { type: 'batch' },
    { type: 'batch', envelopes: { length: 1 } },
    document,
  ],
  parseToPanel: [
    null,
    {},
    { ...document, documentId: '' },
    { ...document, frameId: -1 },
    { ...document, context: 'worklet' },
    { ...document, parent: '' },
    { ...document, frameId: '0' },
    { ...document, url: null },
    { ...document, timeOrigin: Number.NaN },
    { ...document, timeOrigin: Number.POSITIVE_INFINITY },
    batch,
    { type: 'batch', documentId: 'a', envelopes: 'x' },
    { type: 'gone' },
    { type: 'capture-workers', status: 'maybe' },
    { type: 'capture-workers', status: 'refused', reason: 1 },
    { type: 'engine', documentId: 'a', news: { type: 'gone' } },
    { type: 'engine', news: { type: 'unheld', items: [1] } },
    { type: 'rules-in-force', rules: -1 },
    { type: 'rules-in-force', rules: 1, error: 1 },
    hello,
  ],
  parseFromPanel: [
    null,
    {},
    { type: 'to-document', message: { type: 'unsubscribe' } },
    { type: 'rules', rules: {}, seed: 1 },
    { type: 'rules', rules: [], seed: 0.5 },
    { type: 'to-engine', documentId: 'a', command: { type: 'stop' } },
    { type: 'to-engine', command: { type: 'release-all' } },
    { type: 'capture-workers', on: 'yes' },
    { ...toDocument, documentId: '' },
    { ...toDocument, message: { type: 'uninstall' } },
    { ...toDocument, message: { type: 'pause' } },
    { ...toDocument, message: null },
  ],
};

describe.each(Object.entries(parsers))('%s', (name, { parse, good }) => {
  test.each(good)('takes %j, without what is foreign', (message) => {
    expect(parse(message)).toStrictEqual({ ok: true, value: message });
    expect(parse({ ...message, foreign: 1 })).toStrictEqual({ ok: true, value: message });
  });

  test.each((bad[name] ?? []).map((message) => [message]))('refuses %j', (message) => {
    expect(parse(message).ok).toBe(false);
  });

  test('whatever comes is a message or an error', () => {
    const near = fc.constantFrom<unknown>(...good).chain(mutated);
    fc.assert(
      fc.property(fc.oneof(hostileValue(), near), (value) => {
        const parsed = parse(structuredClone(value));
        if (parsed.ok) expect(parse(parsed.value)).toStrictEqual(parsed);
      }),
      { numRuns: 500 },
    );
  });
});

// Never walked, so never printed: a list with holes costs its sender nothing.
test.each([BATCH_MESSAGES + 1, 2 ** 32 - 1])('a batch of %d is refused', (length) => {
  const endless = { type: 'batch', documentId: 'a', envelopes: new Array(length) };
  expect(parseFromRelay(endless).ok).toBe(false);
  expect(parseToPanel(endless).ok).toBe(false);
});

test('an endless URL of a document is cut', () => {
  const parsed = parseToPanel({ ...document, url: 'x'.repeat(FACT_LENGTH + 1) });
  expect(parsed).toStrictEqual({ ok: true, value: { ...document, url: 'x'.repeat(FACT_LENGTH) } });
});

test.each([
  ['1-22-333', true],
  ['0f1e-a_B', true],
  ['', false],
  ['a"b', false],
  ['a\nb', false],
  ['x'.repeat(101), false],
  [true, false],
  [undefined, false],
])('isWord(%j) is %s: only such a text may stand in a script', (raw, expected) => {
  expect(isWord(raw)).toBe(expected);
});
