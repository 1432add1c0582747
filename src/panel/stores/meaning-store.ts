import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Meanings } from '../../session/meanings.ts';
import { frameRevision, type Schedule } from './frame-revision.ts';
import { nextTask } from './next-task.ts';
import { until } from './until.ts';

/** Milliseconds: of decoding between two frames; after which it is told how far decoding has come. */
const SLICE = 6;
const PATIENCE = 300;

export interface MeaningOptions {
  readonly meanings: Meanings;
  /** Steps when the session may have changed. */
  readonly sessionRevision: ReadonlySignal<number>;
  readonly schedule?: Schedule;
}

/** Has the messages decoded as they come, in slices, unless the user would not wait for it. */
export class MeaningStore {
  /** Steps, as `schedule` lets it, when more is decoded. */
  readonly revision: ReadonlySignal<number>;
  /** Whether what has come has waited so long to be decoded that the user is to be told. */
  readonly isBehind = signal(false);
  /** Whether no more is decoded, because the user would not wait: until they go on, or everything is decoded anew. */
  readonly isPaused = signal(false);
  readonly #meanings: Meanings;
  readonly #ends: (() => void)[];
  #isRunning: boolean = false;
  #isDisposed: boolean = false;
  /** How many rows were decoded when the user would not wait. */
  #pausedAt = 0;
  /** What is to be decoded before it is looked at the time again, and whether that has taken long already. */
  #goal = 0;
  #isLate = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ meanings, sessionRevision, schedule }: MeaningOptions) {
    this.#meanings = meanings;
    const frames = frameRevision((listener) => meanings.subscribe(listener), schedule);
    this.revision = frames.revision;
    const follow = effect(() => {
      void sessionRevision.value;
      void frames.revision.value; // another decoder may have been chosen
      untracked(() => this.#follow());
    });
    this.#ends = [follow, frames.dispose, () => clearTimeout(this.#timer)];
  }

  /** Waits until a row has been decoded, or will not be: it is no more, or the user would not wait. */
  async decoded(row: number): Promise<void> {
    await until(() => {
      void this.revision.value;
      return row < this.#meanings.decodedRows || this.#meanings.isDone || this.isPaused.value;
    });
  }

  /** Has what has come decoded soon. All else follows frames, of which a hidden panel has none. */
  async hurry(): Promise<void> {
    this.isPaused.value = false;
    if (this.#isRunning) return;
    await nextTask();
    await this.#run();
  }

  /** Decodes no more for now: what is not decoded means nothing, and is shown raw. */
  pause(): void {
    if (this.#meanings.isDone) return;
    this.#pausedAt = this.#meanings.decodedRows;
    this.isPaused.value = true;
  }

  resume(): void {
    this.isPaused.value = false;
    void this.#run();
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const end of this.#ends) end();
  }

  #follow(): void {
    // With other messages, or another decoder, all that the user would not wait for is another matter.
    if (this.#meanings.decodedRows < this.#pausedAt) {
      this.#pausedAt = 0;
      this.isPaused.value = false;
    }
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#watch();
    while (!this.#meanings.isDone && !this.#isDisposed && !this.isPaused.peek()) {
      const end = performance.now() + SLICE;
      await this.#meanings.advance(() => performance.now() > end);
      if (this.#meanings.decodedRows >= this.#goal) this.#watch();
      await nextTask();
    }
    clearTimeout(this.#timer);
    this.isBehind.value = false;
    this.#isLate = false;
    this.#isRunning = false;
  }

  /** Looks at the time that it takes until what is there now is decoded. */
  #watch(): void {
    clearTimeout(this.#timer);
    this.isBehind.value = this.#isLate;
    this.#isLate = false;
    this.#goal = this.#meanings.decodedRows + this.#meanings.waitingRows;
    this.#timer = setTimeout(() => {
      this.#isLate = true;
      this.isBehind.value = true;
    }, PATIENCE);
  }
}
