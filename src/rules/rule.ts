import type { Way } from '../protocol/from-page.ts';
import type { Action } from './action.ts';

/** A user's condition plus action. Ordered: each applies to what the ones before it have left. */
export interface Rule {
  /** Unique in its list; at most `RULE_ID_LENGTH`. */
  readonly id: string;
  readonly name: string;
  readonly isOn: boolean;
  readonly where: Where;
  readonly which: Which;
  readonly what: Action;
}

/** The connections that a rule is for; all of it must hold. */
export interface Where {
  /** The whole URL, whatever its case; `*` stands for anything. */
  readonly url?: string;
  /** What the server has chosen, or, until it has, one that the page has offered; `*` stands for anything. */
  readonly subprotocol?: string;
  readonly context?: 'frame' | 'worker';
  /** One connection alone, as `addressOf` (protocol/engine.ts) names it. Only rules of the panel's own have it: no file can know. */
  readonly connection?: string;
}

/**
 * Which of their messages; all of it must hold. What counts does so for each connection and direction on its own, so
 * that a run can be repeated. For an action on connections, what is counted are connections.
 */
export interface Which {
  readonly direction?: Way;
  /** In the query language (docs/query.md), as far as it can be asked in a page: docs/rules.md. */
  readonly query?: string;
  /** Of those that match, each of this number: 3 is the third, the sixth, … */
  readonly every?: number;
  /** Of those, no more than so many. */
  readonly first?: number;
  /** Of those, each with this probability, from 0 to 1, by the seed. */
  readonly probability?: number;
}

/** What is in force in a tab. The same seed gives the same run. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly seed: number;
}
