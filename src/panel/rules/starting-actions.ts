import { type Action, type ActionType, THROTTLE_PRESETS } from '../../rules/action.ts';
import type { Rule } from '../../rules/rule.ts';

type Starting = { readonly [Type in ActionType]: Extract<Action, { type: Type }> };

/** What an action is before the user has said more, in the order of the menu. */
export const STARTING_ACTIONS: Starting = {
  hold: { type: 'hold' },
  drop: { type: 'drop' },
  delay: { type: 'delay', wait: { ms: 1_000 } },
  throttle: { type: 'throttle', ...THROTTLE_PRESETS['3g'] },
  edit: { type: 'edit', steps: [{ type: 'replace', find: '', with: '' }] },
  duplicate: { type: 'duplicate', times: 1 },
  reorder: { type: 'reorder', window: 3, withinMs: 1_000 },
  corrupt: { type: 'corrupt', bytes: 1 },
  truncate: { type: 'truncate', bytes: 10 },
  cut: { type: 'cut' },
  answer: { type: 'answer', payload: { text: '' }, after: 0 },
  refuse: { type: 'refuse' },
  'never-answer': { type: 'never-answer' },
  'close-after': { type: 'close-after', ms: 1_000, code: 1006, reason: '' },
  redirect: { type: 'redirect', url: 'ws://localhost:8080/' },
  mock: {
    type: 'mock',
    script: { opensAfter: 0, greeting: [], exchanges: [{ replies: [{ after: 0, payload: { text: '' } }] }] },
  },
};

/** Off, because it would be in force everywhere before it says where. */
export const newRule = (id: string): Rule => ({
  id,
  name: '',
  isOn: false,
  where: {},
  which: {},
  what: STARTING_ACTIONS.delay,
});
