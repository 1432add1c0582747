import type { Payload } from '../../protocol/payload.ts';
import type { MessageTest } from '../message-test.ts';
import type { EngineHost } from './engine-host.ts';
import type { Held, HeldQueue } from './held-queue.ts';

/** What the user does with messages that wait. Those that wait no more are not meant. */
export class HoldCommands {
  readonly #held: HeldQueue;
  readonly #host: EngineHost;

  constructor(held: HeldQueue, host: EngineHost) {
    this.#held = held;
    this.#host = host;
  }

  /** One after the other: each meets the rules behind the one that held it before the next is free to follow. */
  release(items: readonly number[]): void {
    for (const held of this.#held.remove(items)) {
      this.#free(held);
      held.goOn();
    }
  }

  /** They wait for the user no more; whoever calls lets them go, past all rules. */
  free(items: readonly number[]): void {
    for (const held of this.#held.remove(items)) this.#free(held);
  }

  releaseAll(): void {
    this.release(this.#held.all.map(({ entry }) => entry.item));
  }

  releaseEdited(item: number, payload: Payload): void {
    for (const { entry, goOn } of this.#held.remove([item])) {
      entry.heldBy = null;
      entry.become(payload, 'edited');
      goOn();
    }
  }

  drop(items: readonly number[]): void {
    for (const { entry, takeOut } of this.#held.remove(items)) {
      this.#host.tellGate({ type: 'drop', item: entry.item, note: { outcome: 'dropped' } });
      takeOut();
    }
  }

  /** What waits goes on up to the first that passes; when none does, so does what comes, up to the first that passes. */
  releaseUntil(test: MessageTest): void {
    const passing = this.#held.all.findIndex(({ subject }) => test(subject));
    const before = passing < 0 ? this.#held.all : this.#held.all.slice(0, passing);
    this.#held.until = passing < 0 ? test : null;
    this.release(before.map(({ entry }) => entry.item));
  }

  #free({ entry }: Held): void {
    entry.heldBy = null;
    this.#host.tellGate({ type: 'note', item: entry.item, note: { outcome: 'released' } });
  }
}
