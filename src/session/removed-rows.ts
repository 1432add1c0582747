import type { Traffic } from './connection.ts';
import type { SessionEvent } from './session-event.ts';

/** What was removed from a session because it was over the user's limit, by the document that it belonged to. */
export class RemovedRows {
  readonly #documents = new Map<string, Traffic>();
  #messages = 0;

  add(document: string, bytes: number): void {
    const traffic = this.#documents.get(document) ?? { messages: 0, bytes: 0 };
    traffic.messages++;
    traffic.bytes += bytes;
    this.#documents.set(document, traffic);
    this.#messages++;
  }

  get messages(): number {
    return this.#messages;
  }

  /** Only what belonged to some documents. */
  of(kept: ReadonlySet<string>): RemovedRows {
    const some = new RemovedRows();
    for (const [document, traffic] of this.#documents) {
      if (!kept.has(document)) continue;
      some.#documents.set(document, traffic);
      some.#messages += traffic.messages;
    }
    return some;
  }

  /** The row that stands for them. `at`: when the last of them was; what is left may be older. */
  loss(at: number): Extract<SessionEvent, { type: 'loss' }> {
    let bytes = 0;
    for (const traffic of this.#documents.values()) bytes += traffic.bytes;
    const where = { connection: '', document: '', since: 0, seq: 0, at };
    return { type: 'loss', ...where, messages: this.#messages, bytes, reason: 'removed' };
  }
}
