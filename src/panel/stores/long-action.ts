import { signal } from '@preact/signals';
import { nextTask } from './next-task.ts';

/** Milliseconds of work between two frames. */
const SLICE = 8;

export type LongActionName = 'exporting' | 'copying' | 'importing';

/**
 * `done`: every item · `enough`: `each` wanted no more · `cancelled`: by the user · `void`: what the items are of has
 * gone · `busy`: another one is under way.
 */
export type LongActionEnd = 'done' | 'enough' | 'cancelled' | 'void' | 'busy';

interface LongActionOptions<Item> {
  readonly name: LongActionName;
  readonly items: Iterable<Item>;
  /** False when no more items are wanted. */
  readonly each: (item: Item) => boolean | Promise<boolean>;
  /** Asked after each slice: whether the items are still there. */
  readonly isValid: () => boolean;
}

/** What the user began and waits for: it goes on in slices, says how far it is, and can be cancelled. One at a time. */
export class LongAction {
  /** What is being done, and with how many items it is done; null for nothing. */
  readonly state = signal<{ readonly name: LongActionName; readonly count: number } | null>(null);
  readonly #pause: () => Promise<void>;
  readonly #now: () => number;
  #isCancelled = false;

  /** `pause` lets everything else run. `now`: in ms. */
  constructor(pause: () => Promise<void> = nextTask, now: () => number = () => performance.now()) {
    this.#pause = pause;
    this.#now = now;
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  async run<Item>({ name, items, each, isValid }: LongActionOptions<Item>): Promise<LongActionEnd> {
    if (this.state.value) return 'busy';
    this.#isCancelled = false;
    let count = 0;
    let end = this.#now() + SLICE;
    try {
      for (const item of items) {
        const goesOn = each(item);
        if (typeof goesOn !== 'boolean') this.state.value = { name, count }; // it takes its time
        if (!(typeof goesOn === 'boolean' ? goesOn : await goesOn)) return 'enough';
        count++;
        if (this.#now() < end) continue;
        this.state.value = { name, count };
        await this.#pause();
        const isCancelled: boolean = this.#isCancelled;
        if (isCancelled) return 'cancelled';
        if (!isValid()) return 'void';
        end = this.#now() + SLICE;
      }
      return 'done';
    } finally {
      this.state.value = null;
    }
  }
}
