import { isRecord, isText } from './parsed.ts';

/** What a rule, or the user at the queue of what is held, did to a message or a connection. */
export const OUTCOMES = [
  'held',
  'released',
  'dropped',
  'edited',
  'delayed',
  'duplicated',
  'reordered',
  'corrupted',
  'truncated',
  'refused',
  'unanswered',
  'closed',
  'cut',
  'redirected',
  'mocked',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Longest id of a rule, in UTF-16 units. */
export const RULE_ID_LENGTH = 100;

export interface Note {
  readonly outcome: Outcome;
  /** The id of the rule; absent when the user did it by hand. */
  readonly rule?: string;
}

const isOutcome = (raw: unknown): raw is Outcome => (OUTCOMES as readonly unknown[]).includes(raw);
export const isRuleId = (raw: unknown): raw is string => isText(raw, RULE_ID_LENGTH);

/** Undefined when `raw` is no note. */
export function parseNote(raw: unknown): Note | undefined {
  if (!isRecord(raw)) return undefined;
  const { outcome, rule } = raw;
  if (!isOutcome(outcome) || (rule !== undefined && !isRuleId(rule))) return undefined;
  return rule === undefined ? { outcome } : { outcome, rule };
}

/** What made a message or an end that the page, or its server, did not: a command of the user, or a rule. */
export interface Cause {
  readonly commandId?: string;
  /** The id of the rule. */
  readonly rule?: string;
}

/** As `apiOf`. */
export function causeOf({ commandId, rule }: Record<string, unknown>): Cause | undefined {
  if ((commandId !== undefined && !isText(commandId, 100)) || (rule !== undefined && !isRuleId(rule))) return undefined;
  return { ...(commandId === undefined ? {} : { commandId }), ...(rule === undefined ? {} : { rule }) };
}
