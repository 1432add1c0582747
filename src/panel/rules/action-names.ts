import type { ActionType } from '../../rules/action.ts';
import type { MessageKey } from '../panel-services.ts';

/** What an action is called. */
export const ACTION_NAMES: Readonly<Record<ActionType, MessageKey>> = {
  hold: 'actionHold',
  drop: 'actionDrop',
  delay: 'actionDelay',
  throttle: 'actionThrottle',
  edit: 'actionEdit',
  duplicate: 'actionDuplicate',
  reorder: 'actionReorder',
  corrupt: 'actionCorrupt',
  truncate: 'actionTruncate',
  cut: 'actionCut',
  answer: 'actionAnswer',
  refuse: 'actionRefuse',
  'never-answer': 'actionNeverAnswer',
  'close-after': 'actionCloseAfter',
  redirect: 'actionRedirect',
  mock: 'actionMock',
};
