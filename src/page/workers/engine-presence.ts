import type { ToHook } from '../../protocol/meeting.ts';

/** Questions without an answer after which the engine is held to be gone; there is one a second while something waits. */
const UNANSWERED_MOST = 5;

/** Whether the engine of a worker's rules, which is far away, still is there: it answers each question with `gates`. */
export class EnginePresence {
  #unanswered = 0;

  heard({ type }: ToHook): void {
    if (type === 'gates') this.#unanswered = 0;
  }

  /** Asked along with every question. */
  isExpected(): boolean {
    return ++this.#unanswered <= UNANSWERED_MOST;
  }
}
