import type { PairKey } from '../decoder.ts';
import type { Meaning } from '../lazy-packet.ts';
import type { Operation } from './nats-framing.ts';

/** What a server that is verbose acknowledges; a PING has its PONG. */
const ACKNOWLEDGED = new Set(['CONNECT', 'PUB', 'HPUB', 'SUB', 'UNSUB']);
/** Errors that stand in the place of `+OK`. Others are of the connection, and come at any time. */
const REFUSAL =
  /^'?(?:Permissions Violation|Invalid Subject|Authorization Violation|Maximum (?:Payload|Subscriptions))/i;
/** It stands before the `+OK` of what it is about, which is carried out all the same. */
const WARNING = /^'?Invalid Publish Subject/i;
/** That what CONNECT has said does not count, or does no longer. */
const LOGIN = /^'?(?:Authorization Violation|(?:User|Account) Authentication)/i;
/** What an error says that it is about. */
const ABOUT = /^'?Permissions Violation for (Publish|Subscription) (?:to|using queue) "([^"]+)"/i;

export type AcknowledgedBy = Pick<Meaning, 'answers' | 'isPartialAnswer' | 'continues'>;

/**
 * Which operation an `+OK` or `-ERR` answers. A server that is verbose, as it is unless CONNECT says otherwise, answers
 * each that it can read with one of these, in their order.
 * https://docs.nats.io/reference/reference-protocols/nats-protocol#ok-err
 */
export class Acknowledgements {
  #server: 'verbose' | 'quiet' = 'quiet';
  #asked = 0;
  #answered = 0;

  fork(): Acknowledgements {
    const fork = new Acknowledgements();
    fork.#server = this.#server;
    fork.#asked = this.#asked;
    fork.#answered = this.#answered;
    return fork;
  }

  /** From here on nobody can count what is answered, until the next CONNECT. */
  skip(): void {
    this.#server = 'quiet';
  }

  /** The key by which what the page sends will be acknowledged, if it will be. */
  ask({ name, words: [options = ''] }: Operation): PairKey | undefined {
    if (name === 'CONNECT') {
      this.#server = /"verbose"\s{0,9}:\s{0,9}false/.test(options) ? 'quiet' : 'verbose';
      this.#answered = this.#asked;
    }
    return this.#server === 'verbose' && ACKNOWLEDGED.has(name) ? countKey(this.#asked++) : undefined;
  }

  /** What an acknowledgement, or an error, answers or belongs to. */
  answer({ name, words: [message = ''] }: Operation): AcknowledgedBy {
    const isNext = this.#server === 'verbose' && this.#answered < this.#asked;
    if (isNext && WARNING.test(message)) return { answers: countKey(this.#answered), isPartialAnswer: true };
    if (isNext && (name === '+OK' || REFUSAL.test(message))) return { answers: countKey(this.#answered++) };
    if (LOGIN.test(message)) return { continues: CONNECT_KEY };
    const [, what, subject = ''] = ABOUT.exec(message) ?? [];
    return what === undefined ? {} : { continues: subjectKey(what === 'Publish' ? 'PUB' : 'SUB', subject) };
  }
}

const countKey = (count: number): PairKey => ({ by: 'sent', id: `operation ${count}` });

export const CONNECT_KEY: PairKey = { by: 'sent', id: 'CONNECT' };

/** What was last published or subscribed to by this subject. */
export const subjectKey = (name: 'PUB' | 'SUB', subject: string): PairKey => ({ by: 'sent', id: `${name} ${subject}` });
