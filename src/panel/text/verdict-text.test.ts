import { expect, test } from 'vitest';
import type { Outcome } from '../../protocol/verdict.ts';
import type { Verdict } from '../../session/session-event.ts';
import { toldVerdicts, verdictText } from './verdict-text.ts';
import { Wording } from './wording.ts';

const verdict = (outcome: Outcome, rule?: string, at = 0): Verdict => ({
  type: 'verdict',
  connection: 'c',
  seq: 2,
  at,
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

const wording = new Wording((key, ...parts) => (key === 'locale' ? 'en' : [key, ...parts].join(' ')));

test.each<[string, Verdict[], string]>([
  [
    'from when it was first held',
    [verdict('held', 'r', 500), verdict('held', 's', 1_000), verdict('released', undefined, 4_000)],
    'verdictWasHeld 3.5 sec',
  ],
  ['not where nobody has seen it being held', [verdict('released', undefined, 4_000)], 'verdictReleased'],
])('of what was released, it is told for how long it had waited: %s', (_, verdicts, text) => {
  expect(toldVerdicts(verdicts).map((one) => verdictText(wording, one, verdicts))).toEqual([text]);
});
