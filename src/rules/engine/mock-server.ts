import type { Payload } from '../../protocol/payload.ts';
import type { MockExchange, MockReply, MockScript } from '../action.ts';
import type { ConnectionSubject } from '../message-subject.ts';
import { MessageSubject } from '../message-subject.ts';
import { type MessageTest, messageTest } from '../message-test.ts';
import { payloadOf } from '../rule-payload.ts';
import { parseRuleQuery } from '../rule-query.ts';
import type { Clock } from './engine-host.ts';

/** What the page hears of a mocked server. */
export interface MockListener {
  opened(): void;
  says(payload: Payload): void;
}

interface ReadyExchange {
  readonly replies: readonly MockReply[];
  readonly matches: MessageTest;
  used: boolean;
}

/** A server that is none: it opens, greets, and answers what the page sends, as its script says. */
export class MockServer {
  readonly #script: MockScript;
  readonly #connection: ConnectionSubject;
  readonly #clock: Clock;
  readonly #listener: MockListener;
  readonly #exchanges: ReadyExchange[];
  readonly #timers = new Set<() => void>();
  isOpen: boolean = false;

  constructor(script: MockScript, connection: ConnectionSubject, clock: Clock, listener: MockListener) {
    this.#script = script;
    this.#connection = connection;
    this.#clock = clock;
    this.#listener = listener;
    this.#exchanges = script.exchanges.map((exchange) => ({
      replies: exchange.replies,
      matches: testOf(exchange),
      used: false,
    }));
    this.#later(script.opensAfter, () => this.#open());
  }

  /** The page has sent something. */
  hears(payload: Payload): void {
    const message = new MessageSubject(payload, 'sent', this.#connection);
    const matching = this.#exchanges.filter(({ matches }) => matches(message));
    const exchange = matching.find(({ used }) => !used) ?? matching.at(-1);
    if (!exchange) return;
    exchange.used = true;
    this.#say(exchange.replies);
  }

  stop(): void {
    for (const end of this.#timers) end();
    this.#timers.clear();
    this.isOpen = false;
  }

  #open(): void {
    this.isOpen = true;
    this.#listener.opened();
    this.#say(this.#script.greeting);
  }

  #say(replies: readonly MockReply[]): void {
    for (const { after, payload } of replies) this.#later(after, () => this.#listener.says(payloadOf(payload)));
  }

  #later(ms: number, run: () => void): void {
    const end = this.#clock.after(ms, () => {
      this.#timers.delete(end);
      run();
    });
    this.#timers.add(end);
  }
}

function testOf({ query, text }: MockExchange): MessageTest {
  if (text !== undefined) return ({ payload }) => payload.data === text;
  const parsed = parseRuleQuery(query ?? '');
  return parsed.ok ? messageTest(parsed.query) : () => false; // no parser lets such a script pass
}
