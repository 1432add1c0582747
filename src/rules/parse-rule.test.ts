import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue, mutated } from '../../test/arbitraries/hostile-values.ts';
import { actions, ruleWith, wholeRule } from '../../test/arbitraries/sample-rules.ts';
import { parseRules } from './parse-rule.ts';
import { readRuleFile, writeRuleFile } from './rule-file.ts';

test.each([...actions.map((action) => ruleWith(action)), wholeRule])('takes a rule as it is: $what.type', (rule) => {
  expect(parseRules([rule])).toEqual({ ok: true, value: [rule] });
});

describe('says what is wrong, and where', () => {
  const action = (what: unknown) => [{ ...ruleWith({ type: 'drop' }), what }];
  const which = (of: unknown) => [{ ...ruleWith({ type: 'drop' }), which: of }];

  test.each<[unknown, string]>([
    [{}, 'rules: a list is needed here'],
    [[1], 'rules[0]: an object is needed here'],
    [[wholeRule, { ...wholeRule, id: '' }], 'rules[1].id: it may not be empty'],
    [[wholeRule, wholeRule], 'rules: two of them have the id r1'],
    [[{ ...wholeRule, isOn: 1 }], 'rules[0].isOn: true or false is needed here'],
    [
      [{ ...wholeRule, were: {} }],
      'rules[0].were: there is no such field; there are id, name, isOn, where, which, what',
    ],
    [[{ ...wholeRule, where: { context: 'tab' } }], 'rules[0].where.context: one of frame, worker'],
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
      [{ ...wholeRule, what: { type: 'refuse' } }],
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
    ...[...actions.map((what) => ruleWith(what)), wholeRule].map((rule) => mutated([rule])),
  );
  fc.assert(
    fc.property(anything, (raw) => {
      expect(typeof parseRules(raw).ok).toBe('boolean');
    }),
  );
});

test('only the panel itself can name one connection', () => {
  const own = { ...wholeRule, where: { connection: 'd1 c1' } };
  expect(parseRules([own], true)).toEqual({ ok: true, value: [own] });
  expect(parseRules([own])).toEqual({
    ok: false,
    error: 'rules[0].where.connection: there is no such field; there are url, subprotocol, context',
  });
});

describe('a file', () => {
  const rules = [wholeRule, ...actions.map((what, index) => ruleWith(what, { id: `a${index}` }))];

  test('holds rules as they are, and is written in the same bytes again', () => {
    const text = writeRuleFile(rules);
    const read = readRuleFile(text);
    expect(read).toEqual({ ok: true, value: rules });
    expect(writeRuleFile(read.ok ? read.value : [])).toBe(text);
  });

  test.each([
    ['', 'this is no JSON'],
    ['[]', 'this is no file of rules'],
    ['{"format":"wirescope-rules","version":2}', 'a newer Wirescope has written version 2; this one reads 1'],
    ['{"format":"wirescope-rules"}', 'version 1 is needed here'],
    ['{"format":"wirescope-rules","version":1,"rule":[]}', 'rule: there is no such field'],
    ['{"format":"wirescope-rules","version":1}', 'rules: a list is needed here'],
    ['{"format":"wirescope-rules","version":1,"rules":[{}]}', 'rules[0].what: an object is needed here'],
  ])('that is %j is refused', (text, error) => {
    expect(readRuleFile(text)).toEqual({ ok: false, error: expect.stringContaining(error) });
  });
});
