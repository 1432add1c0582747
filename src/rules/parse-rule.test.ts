import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue, mutated } from '../../test/arbitraries/hostile-values.ts';
import type { Action } from './action.ts';
import { parseRules } from './parse-rule.ts';
import type { Rule } from './rule.ts';
import { readRuleFile, writeRuleFile } from './rule-file.ts';

const actions: Action[] = [
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

const ruleWith = (what: Action, more: Partial<Rule> = {}): Rule => ({
  id: 'r1',
  name: 'One',
  isOn: true,
  where: {},
  which: {},
  what,
  ...more,
});

const whole = ruleWith(
  { type: 'drop' },
  {
    where: { url: 'wss://*.example/*', subprotocol: 'chat*', context: 'worker' },
    which: { direction: 'sent', query: '$.type == chat size:>10', every: 3, first: 2, probability: 0.5 },
  },
);

test.each([...actions.map((action) => ruleWith(action)), whole])('takes a rule as it is: $what.type', (rule) => {
  expect(parseRules([rule])).toEqual({ ok: true, value: [rule] });
});

describe('says what is wrong, and where', () => {
  const action = (what: unknown) => [{ ...ruleWith({ type: 'drop' }), what }];
  const which = (of: unknown) => [{ ...ruleWith({ type: 'drop' }), which: of }];

  test.each<[unknown, string]>([
    [{}, 'rules: a list is needed here'],
    [[1], 'rules[0]: an object is needed here'],
    [[whole, { ...whole, id: '' }], 'rules[1].id: it may not be empty'],
    [[whole, whole], 'rules: two of them have the id r1'],
    [[{ ...whole, isOn: 1 }], 'rules[0].isOn: true or false is needed here'],
    [[{ ...whole, were: {} }], 'rules[0].were: there is no such field; there are id, name, isOn, where, which, what'],
    [[{ ...whole, where: { context: 'tab' } }], 'rules[0].where.context: one of frame, worker'],
    [which({ every: 0 }), 'rules[0].which.every: a whole number from 1 to 9007199254740991'],
    [which({ probability: 2 }), 'rules[0].which.probability: a number from 0 to 1'],
    [which({ query: '(a' }), 'rules[0].which.query: a closing-bracket is needed at character 3'],
    [which({ query: 'kind:chat' }), 'rules[0].which.query: kind: is not known while a message is on its way'],
    [which({ query: '-is:reply' }), 'rules[0].which.query: is:reply is not known while a message is on its way'],
    [which({ query: 'a or time:>1s' }), 'rules[0].which.query: time: is not known while a message is on its way'],
    [which({ query: '/(a+)+b/' }), 'rules[0].which.query: a repetition within a repetition may never end'],
    [which({ query: '$.a ~ /(a*)*/' }), 'rules[0].which.query: a repetition within a repetition may never end'],
    [action({ type: 'explode' }), 'rules[0].what.type: one of hold, drop, cut, '],
    [action({ type: 'drop', ms: 1 }), 'rules[0].what.ms: there is no such field; there are type'],
    [action({ type: 'delay', wait: { from: 5, to: 1 } }), 'rules[0].what.wait.to: a number from 5 to 86400000'],
    [action({ type: 'delay', wait: { ms: -1 } }), 'rules[0].what.wait.ms: a number from 0 to 86400000'],
    [action({ type: 'edit', steps: [{ type: 'replace', find: '', with: '' }] }), 'rules[0].what.steps[0].find: '],
    [action({ type: 'edit', steps: [{ type: 'regex', pattern: '(', with: '' }] }), 'rules[0].what.steps[0].pattern: '],
    [
      action({ type: 'edit', steps: [{ type: 'json-set', path: '$.a.', value: 1 }] }),
      'rules[0].what.steps[0].path: a step is needed at character 5',
    ],
    [
      action({ type: 'edit', steps: [{ type: 'json-set', path: '$.a' }] }),
      'rules[0].what.steps[0].value: a value is needed here; null is one',
    ],
    [
      action({ type: 'edit', steps: [{ type: 'bytes', at: 0, remove: 0, hex: '0' }] }),
      'rules[0].what.steps[0].hex: pairs of the digits 0–9 and a–f',
    ],
    [action({ type: 'answer', payload: {}, after: 0 }), 'rules[0].what.payload.text: either this or base64'],
    [action({ type: 'answer', payload: { base64: 'A' }, after: 0 }), 'rules[0].what.payload.base64: this is no base64'],
    [action({ type: 'redirect', url: 'https://a' }), 'rules[0].what.url: a URL that begins with ws:// or wss://'],
    [action({ type: 'close-after', ms: 1, code: 1015, reason: '' }), 'rules[0].what.code: 1015 is a code that'],
    [action({ type: 'close-after', ms: 1, code: 4000, reason: 'é'.repeat(62) }), 'rules[0].what.reason: at most 123'],
    [action({ type: 'close-after', ms: 1, code: 1006, reason: 'x' }), 'rules[0].what.reason: 1006 has no reason'],
    [
      [{ ...whole, what: { type: 'refuse' } }],
      'rules[0].which: refuse is about connections: no direction and no query',
    ],
  ])('%j', (raw, error) => {
    const parsed = parseRules(raw);
    expect(parsed).toEqual({ ok: false, error: expect.stringContaining(error) });
  });
});

test('has an answer for everything', () => {
  const anything = fc.oneof(
    hostileValue(),
    ...[...actions.map((what) => ruleWith(what)), whole].map((rule) => mutated([rule])),
  );
  fc.assert(
    fc.property(anything, (raw) => {
      expect(typeof parseRules(raw).ok).toBe('boolean');
    }),
  );
});

describe('a file', () => {
  const rules = [whole, ...actions.map((what, index) => ruleWith(what, { id: `a${index}` }))];

  test('holds rules as they are, and is written in the same bytes again', () => {
    const text = writeRuleFile(rules);
    const read = readRuleFile(text);
    expect(read).toEqual({ ok: true, value: rules });
    expect(writeRuleFile(read.ok ? read.value : [])).toBe(text);
  });

  test.each([
    ['', 'This is no JSON'],
    ['[]', 'This is no file of rules: its format is not "wirescope-rules"'],
    [
      '{"format":"wirescope-rules","version":2}',
      'This file is of version 2: a newer Wirescope has written it. This one reads 1',
    ],
    ['{"format":"wirescope-rules"}', 'version: 1 is needed here'],
    ['{"format":"wirescope-rules","version":1,"rule":[]}', 'rule: there is no such field'],
    ['{"format":"wirescope-rules","version":1}', 'rules: a list is needed here'],
    ['{"format":"wirescope-rules","version":1,"rules":[{}]}', 'rules[0].what: an object is needed here'],
  ])('that is %j is refused', (text, error) => {
    expect(readRuleFile(text)).toEqual({ ok: false, error: expect.stringContaining(error) });
  });
});
