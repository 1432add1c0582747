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
  /** How many items there are; absent where nobody knows. */
  readonly total?: number | undefined;
  /** False when no more items are wanted. */
  readonly each: (item: Item) => boolean | Promise<boolean>;
  /** Asked after each slice: whether the items are still there. */
  readonly isValid: () => boolean;
}

export interface LongActionState {
  readonly name: LongActionName;
  /** Items with which it is done. */
  readonly count: number;
  /** The part of it that is done, 0 to 1; null where nobody knows. */
  readonly part: number | null;
}

/** What the user began and waits for: it goes on in slices, says how far it is, and can be cancelled. One at a time. */
export class LongAction {
  /** What is being done; null for nothing. */
  readonly state = signal<LongActionState | null>(null);
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

  async run<Item>({ name, items, total, each, isValid }: LongActionOptions<Item>): Promise<LongActionEnd> {
    if (this.state.value) return 'busy';
    this.#isCancelled = false;
    let count = 0;
    const tell = () => {
      this.state.value = { name, count, part: total ? Math.min(1, count / total) : null };
    };
    let end = this.#now() + SLICE;
    try {
      for (const item of items) {
        const goesOn = each(item);
        if (typeof goesOn !== 'boolean') tell(); // it takes its time
        if (!(typeof goesOn === 'boolean' ? goesOn : await goesOn)) return 'enough';
        count++;
        if (this.#now() < end) continue;
        tell();
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
