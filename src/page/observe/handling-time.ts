import { now } from '../builtins.ts';
import { later } from '../later.ts';

/** What a time is written into: in the journal, whose next batch goes in a later task. */
export interface Handled {
  handled?: number | undefined;
}

/**
 * Measures how long the page's task runs on after each message: its listeners and their microtasks. The end is that of
 * the task, which the most urgent task comes right after, or the next message, because Chromium hands on several in one
 * task. No listener of ours can tell: in Chromium none that is added during an event is called for it, and the page can
 * add its own behind any that is there before.
 */
export class HandlingClock {
  #current: Handled | null = null;
  #start = 0;
  #isDue: boolean = false;

  /** The page is about to handle a message. */
  begin(into: Handled): void {
    this.end();
    this.#current = into;
    this.#start = now();
    if (this.#isDue) return;
    this.#isDue = true;
    later(
      () => {
        this.#isDue = false;
        this.end();
      },
      { priority: 'user-blocking' },
    );
  }

  /** It has handled the last one by now. */
  end(): void {
    if (this.#current) this.#current.handled = now() - this.#start;
    this.#current = null;
  }
}
