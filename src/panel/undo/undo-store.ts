import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { startTimer } from '../stores/long-timer.ts';

/** Something that was done and can be taken back. */
export interface Undoable {
  /** What was done, for the bar that offers to take it back. */
  readonly text: string;
  readonly undo: () => void;
  /** Whether it can be taken back now; always, when it is not given. Signals that it reads are followed. */
  readonly isPossible?: () => boolean;
  /** Called when it can be taken back no more, for what was kept for that. */
  readonly forget?: () => void;
}

/** How a removal is taken back, where a store has removed something. */
export type Removal = Pick<Undoable, 'undo' | 'isPossible'>;

/** How many are kept, and for how many ms after the last. */
const CAPACITY = 20;
const PATIENCE = 120_000;

type Timer = (callback: () => void, delay: number) => () => void;

/** What can be taken back, the latest first. */
export class UndoStore {
  /** The one that would be taken back now. */
  readonly latest: ReadonlySignal<Undoable | null>;
  readonly #timer: Timer;
  readonly #stack = signal<readonly Undoable[]>([]);
  #stopTimer: () => void = () => undefined;

  constructor(timer: Timer = startTimer) {
    this.#timer = timer;
    this.latest = computed(() => this.#stack.value.findLast(isPossible) ?? null);
  }

  offer(undoable: Undoable): void {
    const stack = [...this.#stack.value.filter(isKept), undoable];
    for (const { forget } of stack.slice(0, -CAPACITY)) forget?.();
    this.#stack.value = stack.slice(-CAPACITY);
    this.#stopTimer();
    this.#stopTimer = this.#timer(() => this.forgetAll(), PATIENCE);
  }

  /** Takes the latest back. */
  undo(): void {
    const latest = this.#stack.value.findLast(isPossible);
    this.#stack.value = this.#stack.value.filter((one) => one !== latest);
    latest?.undo();
    this.sweep();
  }

  /** Drops what can never be taken back any more. */
  sweep(): void {
    this.#stack.value = this.#stack.value.filter(isKept);
  }

  forgetAll(): void {
    this.#stopTimer();
    for (const { forget } of this.#stack.value) forget?.();
    this.#stack.value = [];
  }
}

const isPossible = (undoable: Undoable): boolean => undoable.isPossible?.() ?? true;

/** What is impossible may be possible again once a later one is taken back; not where something was kept for it, which is gone. */
const isKept = (undoable: Undoable): boolean => undoable.forget === undefined || isPossible(undoable);
