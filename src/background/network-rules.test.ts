import { describe, expect, test } from 'vitest';
import type { Action } from '../rules/action.ts';
import type { Rule } from '../rules/rule.ts';
import { networkRules, patternOfGlob } from './network-rules.ts';

const rule = (what: Action, more: Partial<Rule> = {}): Rule => ({
  id: 'r',
  name: '',
  isOn: true,
  where: { url: 'wss://a/*' },
  which: {},
  what,
  ...more,
});
const mock: Action = { type: 'mock', script: { opensAfter: 0, greeting: [], exchanges: [] } };

describe('keeps from the network', () => {
  test.each<Action>([{ type: 'refuse' }, { type: 'never-answer' }, mock])('what is to be $type', (what) => {
    expect(networkRules([rule(what)])).toEqual([{ url: 'wss://a/*', isBlocked: true }]);
  });

  test('everything, for a rule without a URL', () => {
    expect(networkRules([rule({ type: 'refuse' }, { where: {} })])).toEqual([{ url: '*', isBlocked: true }]);
  });

  test('what is redirected, but never the place to which it is', () => {
    expect(networkRules([rule({ type: 'redirect', url: 'wss://a/x*y' })])).toEqual([
      { url: 'wss://a/x%2Ay', isBlocked: false },
      { url: 'wss://a/*', isBlocked: true },
    ]);
  });

  test('nothing for a rule that ends one connection, which lets no other connect either', () => {
    const close: Action = { type: 'close-after', ms: 0, code: 1006, reason: '' };
    const rules = [rule(close, { where: { connection: 'd1 c1' } }), rule({ type: 'refuse' })];
    expect(networkRules(rules)).toEqual([{ url: 'wss://a/*', isBlocked: true }]);
  });

  test('not what an earlier rule lets connect', () => {
    const close: Action = { type: 'close-after', ms: 1, code: 1000, reason: '' };
    expect(networkRules([rule(close, { where: { url: 'wss://a/b' } }), rule({ type: 'refuse' })])).toEqual([
      { url: 'wss://a/b', isBlocked: false },
      { url: 'wss://a/*', isBlocked: true },
    ]);
  });
});

describe('nothing', () => {
  test.each<Rule>([
    rule({ type: 'refuse' }, { isOn: false }),
    rule({ type: 'refuse' }, { which: { probability: 0.5 } }),
    rule({ type: 'refuse' }, { which: { every: 2 } }),
    rule({ type: 'refuse' }, { where: { subprotocol: 'x' } }),
    rule({ type: 'refuse' }, { where: { context: 'worker' } }),
    rule({ type: 'drop' }),
    rule({ type: 'close-after', ms: 1, code: 1000, reason: '' }),
  ])('for $what.type in %j', (one) => expect(networkRules([one])).toEqual([]));
});

test.each([
  ['wss://a.b/x?y=(1)', 'wss://a.b/x?y=(1)', true],
  ['wss://a.b/', 'wss://aXb/', false],
  ['wss://*.b/*', 'wss://a.b/c/d', true],
  ['wss://a/', 'wss://a/b', false],
  ['*', 'ws://anything/', true],
])('%s for %s: %s', (glob, url, fits) => {
  expect(new RegExp(patternOfGlob(glob), 'i').test(url)).toBe(fits);
});
