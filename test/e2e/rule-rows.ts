/** What each action of a rule does to text and to bytes, in either direction: rows of a table that tests go through. */
import { expect } from 'vitest';
import type { Action } from '../../src/rules/action.ts';
import type { Rule } from '../../src/rules/rule.ts';

/** A text, or bytes. */
export type Data = string | readonly number[];
/** What arrived, in order: bytes as `b 1,2,3`. A function looks at what cannot be told beforehand. */
type Wanted = readonly string[] | ((arrived: readonly string[]) => void);

export interface RuleRow {
  readonly what: Action;
  readonly which: Rule['which'];
  /** By the page, in one task. The server sends each back. */
  readonly sends: readonly Data[];
  readonly server: Wanted;
  /** After `open`. `same`: as the server has it, each of which comes back. */
  readonly page: Wanted | 'same';
  /** How many the page sees after `open`; absent: as many as `page` lists, or it sends. */
  readonly count?: number;
  /** Between sending and the last that the page sees there are at least so many ms. */
  readonly takes?: number;
}

const sent = { direction: 'sent' } as const;
const received = { direction: 'received' } as const;
const LOST = 'close 1006  false 3';
/** As the log of a page has what it sends. */
export const shown = (data: Data): string => (typeof data === 'string' ? data : `b ${data}`);

const TEXT_AND_BYTES: readonly Data[] = ['a', 'x', [1], [2], 'b'];
const DAMAGED: readonly Data[] = ['abcdefgh', [1, 2, 3, 4, 5, 6, 7, 8]];
const IN_GROUPS: readonly Data[] = ['1', '2', [3], '4', '5', [6], '7', '8'];
/** 20 bytes each, 60 in all. */
const WEIGHED: readonly Data[] = ['x'.repeat(20), Array<number>(20).fill(7), 'y'.repeat(20)];

const EDIT: Action = {
  type: 'edit',
  steps: [
    { type: 'replace', find: 'x', with: '😀' },
    { type: 'regex', pattern: '(\\d+)-(\\d+)', flags: 'g', with: '$2-$1' },
    { type: 'json-set', path: '$.a.b', value: 'é' },
    { type: 'json-delete', path: '$.c' },
  ],
};
const EDITED: readonly Data[] = ['x 1-22 3-4', '{"a":{"b":0},"c":1}', [120, 33], 'plain'];
const AFTER_EDIT = ['😀 22-1 4-3', '{"a":{"b":"é"}}', `b ${[...Buffer.from('😀!')]}`, 'plain'];
const BYTES: Action = { type: 'edit', steps: [{ type: 'bytes', at: 1, remove: 1, hex: 'ffee' }] };
const WHOLE: Action = { type: 'edit', steps: [{ type: 'whole', payload: { base64: 'AQI=' } }] };
const DELAY: Action = { type: 'delay', wait: { ms: 30 } };
const THROTTLE: Action = { type: 'throttle', bytesPerSecond: 1_000, latencyMs: 20, jitterMs: 0 };
const ANSWER: Action = { type: 'answer', payload: { text: 'pong é€😀' }, after: 0 };
const ANSWER_BYTES: Action = { type: 'answer', payload: { base64: 'AQI=' }, after: 0 };
const REORDER: Action = { type: 'reorder', window: 4, withinMs: 60_000 };
const all = (data: readonly Data[]) => data.map(shown);

/** The same number of messages, each as long as before, and different from it in exactly `count` places. */
const differsIn = (count: number, before: readonly Data[]) => (arrived: readonly string[]) => {
  expect(arrived).toHaveLength(before.length);
  const places = (text: string) => (text.startsWith('b ') ? text.slice(2).split(',') : [...text]);
  before.map(shown).forEach((one, index) => {
    const [was, is] = [places(one), places(arrived[index] ?? '')];
    expect(is).toHaveLength(was.length);
    expect(is.filter((value, at) => value !== was[at])).toHaveLength(count);
  });
};

/** All of them, each group of four in itself, and not as they were. */
const inOtherOrder = (arrived: readonly string[]) => {
  const before = all(IN_GROUPS);
  expect(arrived).not.toEqual(before);
  expect(arrived.slice(0, 4).toSorted()).toEqual(before.slice(0, 4).toSorted());
  expect(arrived.slice(4).toSorted()).toEqual(before.slice(4).toSorted());
};

/** The answer of a rule and the echo of the server come in any order. */
const both = (one: string, other: string) => (arrived: readonly string[]) =>
  expect(arrived.toSorted()).toEqual([one, other].toSorted());

export const RULE_ROWS: Readonly<Record<string, RuleRow>> = {
  'drop-sent': {
    what: { type: 'drop' },
    which: { ...sent, every: 2 },
    sends: TEXT_AND_BYTES,
    server: ['a', 'b 1', 'b'],
    page: 'same',
    count: 3,
  },
  'drop-received': {
    what: { type: 'drop' },
    which: { ...received, every: 2 },
    sends: TEXT_AND_BYTES,
    server: all(TEXT_AND_BYTES),
    page: ['a', 'b 1', 'b'],
  },
  'delay-sent': {
    what: DELAY,
    which: { ...sent, every: 2 },
    sends: TEXT_AND_BYTES,
    server: all(TEXT_AND_BYTES),
    page: 'same',
    takes: 30,
  },
  'delay-received': {
    what: DELAY,
    which: { ...received, every: 2 },
    sends: TEXT_AND_BYTES,
    server: all(TEXT_AND_BYTES),
    page: 'same',
    takes: 30,
  },
  'throttle-sent': { what: THROTTLE, which: sent, sends: WEIGHED, server: all(WEIGHED), page: 'same', takes: 80 },
  'throttle-received': {
    what: THROTTLE,
    which: received,
    sends: WEIGHED,
    server: all(WEIGHED),
    page: 'same',
    takes: 80,
  },
  'edit-sent': { what: EDIT, which: sent, sends: EDITED, server: AFTER_EDIT, page: 'same' },
  'edit-received': { what: EDIT, which: received, sends: EDITED, server: all(EDITED), page: AFTER_EDIT },
  'bytes-sent': { what: BYTES, which: sent, sends: [[1, 2, 3], 'é'], server: ['b 1,255,238,3', 'é'], page: 'same' },
  'bytes-received': {
    what: BYTES,
    which: received,
    sends: [[1, 2, 3], 'é'],
    server: ['b 1,2,3', 'é'],
    page: ['b 1,255,238,3', 'é'],
  },
  'whole-sent': { what: WHOLE, which: sent, sends: ['a', [3]], server: ['b 1,2', 'b 1,2'], page: 'same' },
  'whole-received': { what: WHOLE, which: received, sends: ['a', [3]], server: ['a', 'b 3'], page: ['b 1,2', 'b 1,2'] },
  'duplicate-sent': {
    what: { type: 'duplicate', times: 2 },
    which: { ...sent, first: 2 },
    sends: ['x', [1], 'b'],
    server: ['x', 'x', 'x', 'b 1', 'b 1', 'b 1', 'b'],
    page: 'same',
    count: 7,
  },
  'duplicate-received': {
    what: { type: 'duplicate', times: 1 },
    which: { ...received, first: 2 },
    sends: ['x', [1], 'b'],
    server: ['x', 'b 1', 'b'],
    page: ['x', 'x', 'b 1', 'b 1', 'b'],
  },
  'reorder-sent': { what: REORDER, which: sent, sends: IN_GROUPS, server: inOtherOrder, page: 'same' },
  'reorder-received': { what: REORDER, which: received, sends: IN_GROUPS, server: all(IN_GROUPS), page: inOtherOrder },
  'corrupt-sent': {
    what: { type: 'corrupt', bytes: 2 },
    which: sent,
    sends: DAMAGED,
    server: differsIn(2, DAMAGED),
    page: 'same',
  },
  'corrupt-received': {
    what: { type: 'corrupt', bytes: 2 },
    which: received,
    sends: DAMAGED,
    server: all(DAMAGED),
    page: differsIn(2, DAMAGED),
  },
  'truncate-sent': {
    what: { type: 'truncate', bytes: 2 },
    which: sent,
    sends: ['abc', 'é€', [1, 2, 3], 'a'],
    server: ['ab', 'é', 'b 1,2', 'a'],
    page: 'same',
  },
  'truncate-received': {
    what: { type: 'truncate', bytes: 2 },
    which: received,
    sends: ['abc', 'é€', [1, 2, 3], 'a'],
    server: ['abc', 'é€', 'b 1,2,3', 'a'],
    page: ['ab', 'é', 'b 1,2', 'a'],
  },
  'answer-sent': { what: ANSWER, which: sent, sends: ['x'], server: ['x'], page: both('x', 'pong é€😀'), count: 2 },
  'answer-received': {
    what: ANSWER,
    which: { ...received, first: 1 },
    sends: [[9]],
    server: ['b 9', 'pong é€😀'],
    page: 'same',
    count: 2,
  },
  'answer-with-bytes': {
    what: ANSWER_BYTES,
    which: { ...received, first: 1 },
    sends: ['x'],
    server: ['x', 'b 1,2'],
    page: 'same',
    count: 2,
  },
  'cut-sent': { what: { type: 'cut' }, which: sent, sends: [[1]], server: [], page: [LOST] },
  'cut-received': {
    what: { type: 'cut' },
    which: { ...received, query: 'x' },
    sends: ['a', 'x'],
    server: ['a', 'x'],
    page: ['a', LOST],
  },
};

/** What rules do to connections as they are made. */
export interface ConnectionRow {
  readonly what: Action;
  readonly sends: readonly Data[];
  /** At the path that the page has named; absent: nobody has come there. */
  readonly server?: readonly string[];
  readonly page: readonly string[];
}

/** Given the origin of the server that they are redirected to. */
export const connectionRows = (server: string): Readonly<Record<string, ConnectionRow>> => ({
  refused: { what: { type: 'refuse' }, sends: [], page: ['error 3', LOST] },
  mocked: {
    what: {
      type: 'mock',
      script: {
        opensAfter: 5,
        greeting: [{ after: 0, payload: { text: 'hello' } }],
        exchanges: [
          {
            text: 'ping',
            replies: [
              { after: 5, payload: { base64: 'AQI=' } },
              { after: 5, payload: { text: '€' } },
            ],
          },
        ],
      },
    },
    sends: ['nothing', 'ping'],
    page: ['open 1', 'hello', 'b 1,2', '€'],
  },
  'mocked-by-query': {
    what: {
      type: 'mock',
      script: {
        opensAfter: 0,
        greeting: [],
        exchanges: [{ query: 'again', replies: [{ after: 0, payload: { text: 'and again' } }] }],
      },
    },
    sends: ['again', [...Buffer.from('again')]],
    page: ['open 1', 'and again', 'and again'],
  },
  redirected: {
    what: { type: 'redirect', url: `${server}/elsewhere` },
    sends: ['a', [1, 2]],
    page: ['open 1', 'a', 'b 1,2'],
  },
  'soon-closed': {
    what: { type: 'close-after', ms: 5, code: 4_000, reason: 'enough' },
    sends: [],
    server: [],
    page: ['open 1', 'close 4000 enough true 3'],
  },
  'soon-cut': {
    what: { type: 'close-after', ms: 5, code: 1_006, reason: '' },
    sends: [],
    server: [],
    page: ['open 1', LOST],
  },
});
