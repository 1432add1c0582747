import { effect, type ReadonlySignal, untracked } from '@preact/signals';
import type { Meanings } from '../../session/meanings.ts';
import { frameRevision, type Schedule } from './frame-revision.ts';
import { nextTask } from './next-task.ts';
import { until } from './until.ts';

/** Milliseconds of decoding between two frames. */
const SLICE = 6;

export interface MeaningOptions {
  readonly meanings: Meanings;
  /** Steps when the session may have changed. */
  readonly sessionRevision: ReadonlySignal<number>;
  readonly schedule?: Schedule;
}

/** Has the messages decoded as they come, in slices. */
export class MeaningStore {
  /** Steps, as `schedule` lets it, when more is decoded. */
  readonly revision: ReadonlySignal<number>;
  readonly #meanings: Meanings;
  readonly #ends: (() => void)[];
  #isRunning: boolean = false;
  #isDisposed: boolean = false;

  constructor({ meanings, sessionRevision, schedule }: MeaningOptions) {
    this.#meanings = meanings;
    const frames = frameRevision((listener) => meanings.subscribe(listener), schedule);
    this.revision = frames.revision;
    const follow = effect(() => {
      void sessionRevision.value;
      void frames.revision.value; // another decoder may have been chosen
      untracked(() => void this.#run());
    });
    this.#ends = [follow, frames.dispose];
  }

  /** Waits until a row has been decoded, or is no more. */
  async decoded(row: number): Promise<void> {
    await until(() => {
      void this.revision.value;
      return row < this.#meanings.decodedRows || this.#meanings.isDone;
    });
  }

  /** Has what has come decoded soon. All else follows frames, of which a hidden panel has none. */
  async hurry(): Promise<void> {
    if (this.#isRunning) return;
    await nextTask();
    await this.#run();
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const end of this.#ends) end();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (!this.#meanings.isDone && !this.#isDisposed) {
      const end = performance.now() + SLICE;
      await this.#meanings.advance(() => performance.now() > end);
      await nextTask();
    }
    this.#isRunning = false;
  }
}
