import { now } from '../builtins.ts';
import { later } from '../later.ts';

/**
 * What a time is written into: in the journal, whose next batch goes in a later task. In a flood the message that
 * completes a whole batch goes with it at once, without its time.
 */
export interface Handled {
  handled?: number | undefined;
}

/**
 * Measures how long the page's task runs on after each message: its listeners and their microtasks. The end is that of
 * the task, which the most urgent task comes right after, or the next message, because Chromium hands on several in one
 * task. To be told of each message before the page is. No listener of ours can tell: in Chromium none that is added during an event is called for it, and the page can
 * add its own behind any that is there before.
 */
export function handlingClock(): (into: Handled) => void {
  let end: (() => void) | null = null;
  return (into) => {
    const start = now();
    const isDue = end === null;
    end?.();
    end = () => {
      into.handled = now() - start;
    };
    if (!isDue) return;
    later(
      () => {
        end?.();
        end = null;
      },
      { priority: 'user-blocking' },
    );
  };
}
