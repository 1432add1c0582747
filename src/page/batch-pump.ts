import type { HookBatch, ToHook } from '../protocol/meeting.ts';
import { ChannelOf, listen, postMessage, startPort } from './builtins.ts';
import type { Journal } from './journal.ts';
import type { Envelope } from './journal-entry.ts';

export type Post = (batch: HookBatch<Envelope>) => void;

/**
 * Takes batches out of the journal and posts them, a task after the change, so that batches grow by themselves when
 * the page is busy.
 */
export class BatchPump {
  readonly #tick: MessagePort;
  readonly #journal: Journal;
  readonly #post: Post;
  #scheduled: boolean = false;
  #subscription = 0;

  constructor(journal: Journal, post: Post) {
    const { port1, port2 } = new ChannelOf();
    this.#tick = port1;
    this.#journal = journal;
    this.#post = post;
    listen(port2, 'message', () => this.flush());
    startPort(port2);
  }

  /**
   * Something was added to the journal. In an event, with nothing of the page on the stack, a whole batch goes at once:
   * in a flood the task would come after all messages that wait for the page (in Firefox a second of them and more).
   */
  changed(isAlone?: boolean): void {
    if (isAlone && this.#journal.hasWhole) return this.flush();
    if (this.#scheduled || !this.#journal.ready) return;
    postMessage(this.#tick, null); // first: near the end of the stack it may throw
    this.#scheduled = true;
  }

  /** What was taken from now on belongs to the subscription of the message, if it is one. */
  heard(message: ToHook): void {
    if (message.type === 'subscribe') this.#subscription = message.subscription;
  }

  flush(): void {
    this.#scheduled = false;
    for (let taken = this.#journal.take(); taken; taken = this.#journal.take()) this.#post(this.batch(taken));
  }

  batch(envelopes: Envelope[]): HookBatch<Envelope> {
    const last = envelopes[envelopes.length - 1]?.seq ?? 0;
    return { subscription: this.#subscription, last, envelopes };
  }
}
