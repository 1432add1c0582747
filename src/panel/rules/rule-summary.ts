import type { Rule } from '../../rules/rule.ts';
import { visibleText } from '../text/visible-text.ts';
import type { Wording } from '../text/wording.ts';
import { ACTION_NAMES } from './action-names.ts';

/** What a rule does, and to what, in a line. */
export function ruleSummary({ text }: Wording, { what, where, which }: Rule): string {
  const conditions = [
    which.direction === undefined ? '' : text(which.direction === 'sent' ? 'directionSent' : 'directionReceived'),
    where.url ?? '',
    where.subprotocol ?? '',
    where.context === undefined ? '' : text(where.context === 'frame' ? 'ruleContextFrame' : 'ruleContextWorker'),
    which.query ?? '',
  ];
  const parts = [text(ACTION_NAMES[what.type]), ...conditions.filter((condition) => condition !== '')];
  return visibleText(parts.join(' · '));
}

/** What a rule is called: its name, or what it does. */
export const ruleTitle = (wording: Wording, rule: Rule): string =>
  rule.name.trim() === '' ? ruleSummary(wording, rule) : visibleText(rule.name);
