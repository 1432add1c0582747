import { expect, test } from 'vitest';
import type { Outcome } from '../../protocol/verdict.ts';
import type { Verdict } from '../../session/session-event.ts';
import { toldVerdicts } from './verdict-text.ts';

const verdict = (outcome: Outcome, rule?: string): Verdict => ({
  type: 'verdict',
  connection: 'c',
  seq: 2,
  at: 0,
  of: 1,
  outcome,
  ...(rule === undefined ? {} : { rule }),
});

test.each<[string, Verdict[], Outcome[]]>([
  ['nothing', [], []],
  ['a message that waits', [verdict('held', 'r')], ['held']],
  ['one that was released', [verdict('held', 'r'), verdict('released')], ['released']],
  ['one that was edited by hand', [verdict('held', 'r'), verdict('edited')], ['edited']],
  ['one that a rule edited before it waits', [verdict('edited', 'r'), verdict('held', 's')], ['edited', 'held']],
  ['one that a rule edited while it waits', [verdict('held', 's'), verdict('edited', 'r')], ['held', 'edited']],
  ['twice the same', [verdict('delayed', 'r'), verdict('delayed', 's')], ['delayed']],
])('%s', (_, verdicts, told) => {
  expect(toldVerdicts(verdicts).map(({ outcome }) => outcome)).toEqual(told);
});

test('of two that did the same the last is told', () => {
  expect(toldVerdicts([verdict('delayed', 'r'), verdict('delayed', 's')])[0]?.rule).toBe('s');
});
