import type { Way } from '../protocol/from-page.ts';
import { nameMatcher } from '../query/glob.ts';
import { ALL } from '../query/query.ts';
import type { ConnectionSubject, MessageSubject } from './message-subject.ts';
import { type MessageTest, messageTest } from './message-test.ts';
import { type Random, seededRandom } from './random.ts';
import type { Rule, Which } from './rule.ts';
import { parseRuleQuery } from './rule-query.ts';

/** A rule, made ready to be asked. */
export interface ReadyRule {
  readonly rule: Rule;
  /** The same for rules that are the same. */
  readonly key: string;
  /** Whether it is for a connection. */
  isFor(connection: ConnectionSubject): boolean;
  /** Whether only the subprotocol of a connection, which is not known yet, says whether it is for it. */
  waitsFor(connection: ConnectionSubject): boolean;
  readonly isAbout: MessageTest;
}

export const ruleKey = (rule: Rule): string => JSON.stringify(rule);

/** @throws Error when the query of a rule is one that no parser would have let pass */
export function readyRule(rule: Rule): ReadyRule {
  const { connection: address, context, subprotocol, url } = rule.where;
  const isUrl = url === undefined ? () => true : nameMatcher(url);
  const isSubprotocol = subprotocol === undefined ? undefined : nameMatcher(subprotocol);
  const isThere = (connection: ConnectionSubject) =>
    isUrl(connection.url) &&
    (context === undefined || context === connection.context) &&
    (address === undefined || address === connection.address);
  return {
    rule,
    key: ruleKey(rule),
    isFor: (connection) =>
      isThere(connection) && (isSubprotocol === undefined || connection.subprotocols.some(isSubprotocol)),
    waitsFor: (connection) => isSubprotocol !== undefined && isThere(connection),
    isAbout: testOf(rule.which),
  };
}

function testOf({ direction, query }: Which): MessageTest {
  const parsed = query === undefined ? { ok: true as const, query: ALL } : parseRuleQuery(query);
  if (!parsed.ok) throw new Error(`a rule with a bad query: ${parsed.error}`);
  const test = messageTest(parsed.query);
  return direction === undefined ? test : (message) => message.direction === direction && test(message);
}

/** Which of what matches is meant: each so many, the first so many, each by chance. One for each that is counted alone. */
export class Turns {
  readonly random: Random;
  readonly #which: Which;
  #seen = 0;
  #taken = 0;

  /** `counted`: what is counted here, in words that are the same in every run. */
  constructor({ id, which }: Rule, seed: number, counted: string) {
    this.random = seededRandom(seed, id, counted);
    this.#which = which;
  }

  /** Whether it is the turn of the next one that matches. */
  take(): boolean {
    const { every = 1, first = Number.POSITIVE_INFINITY, probability = 1 } = this.#which;
    if (++this.#seen % every !== 0 || this.#taken >= first) return false;
    this.#taken++;
    return probability >= 1 || this.random() < probability;
  }
}

/** A rule on one connection: what it counts, and chance, are those of each direction alone. */
export class AppliedRule {
  readonly rule: Rule;
  readonly ready: ReadyRule;
  readonly #turns: Readonly<Record<Way, Turns>>;

  /** `ordinal`: the number of the connection in its document, the same in every run. */
  constructor(ready: ReadyRule, seed: number, ordinal: number) {
    this.rule = ready.rule;
    this.ready = ready;
    this.#turns = {
      sent: new Turns(ready.rule, seed, `${ordinal} sent`),
      received: new Turns(ready.rule, seed, `${ordinal} received`),
    };
  }

  /** Whether it is the turn of this message. */
  takes(message: MessageSubject): boolean {
    return this.ready.isAbout(message) && this.#turns[message.direction].take();
  }

  randomOf(direction: Way): Random {
    return this.#turns[direction].random;
  }
}
