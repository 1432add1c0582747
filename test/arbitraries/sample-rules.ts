import type { Action } from '../../src/rules/action.ts';
import type { Rule } from '../../src/rules/rule.ts';

/** One of each kind. */
export const actions: Action[] = [
  { type: 'hold' },
  { type: 'drop' },
  { type: 'cut' },
  { type: 'delay', wait: { ms: 200 } },
  { type: 'delay', wait: { from: 1, to: 5 } },
  { type: 'delay', wait: { mean: 100, deviation: 20 } },
  { type: 'throttle', bytesPerSecond: 1_000, latencyMs: 100, jitterMs: 10 },
  {
    type: 'edit',
    steps: [
      { type: 'replace', find: 'a', with: 'b' },
      { type: 'regex', pattern: '(a)b', flags: 'gi', with: '$1' },
      { type: 'json-set', path: '$.user["name"][0]', value: { any: [1, null] } },
      { type: 'json-delete', path: '$..token' },
      { type: 'bytes', at: -4, remove: 2, hex: '00ff' },
      { type: 'whole', payload: { base64: 'AAE=' } },
    ],
  },
  { type: 'duplicate', times: 2 },
  { type: 'reorder', window: 4, withinMs: 500 },
  { type: 'corrupt', bytes: 1 },
  { type: 'truncate', bytes: 0 },
  { type: 'answer', payload: { text: 'pong' }, after: 10 },
  { type: 'refuse' },
  { type: 'never-answer' },
  { type: 'close-after', ms: 1_000, code: 4_000, reason: 'enough' },
  { type: 'close-after', ms: 0, code: 1_006, reason: '' },
  { type: 'redirect', url: 'ws://localhost:8080/chat' },
  {
    type: 'mock',
    script: {
      opensAfter: 5,
      subprotocol: 'chat',
      greeting: [{ after: 0, payload: { text: 'hello' } }],
      exchanges: [
        { text: 'ping', replies: [{ after: 10, payload: { text: 'pong' } }] },
        { query: '$.type == ask', replies: [] },
        { replies: [] },
      ],
    },
  },
];

export const ruleWith = (what: Action, more: Partial<Rule> = {}): Rule => ({
  id: 'r1',
  name: 'One',
  isOn: true,
  where: {},
  which: {},
  what,
  ...more,
});

/** With every condition. */
export const wholeRule = ruleWith(
  { type: 'drop' },
  {
    where: { url: 'wss://*.example/*', subprotocol: 'chat*', context: 'worker' },
    which: { direction: 'sent', query: '$.type == chat size:>10', every: 3, first: 2, probability: 0.5 },
  },
);
