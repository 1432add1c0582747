import { signal } from '@preact/signals';

/** Something that was done and can be taken back. */
export interface Undoable {
  /** What was done, for the bar that offers to take it back. */
  readonly text: string;
  readonly undo: () => void;
  /** Whether there is still something to take back; always, when it is not given. */
  readonly isPossible?: () => boolean;
  /** Called when it can be taken back no more, for what was kept for that. */
  readonly forget?: () => void;
}

/** How many are kept, and for how many ms after the last. */
const CAPACITY = 20;
const PATIENCE = 120_000;

type Timer = (callback: () => void, delay: number) => () => void;

/** What can be taken back, the latest first. */
export class UndoStore {
  /** The one that would be taken back now. */
  readonly latest = signal<Undoable | null>(null);
  readonly #startTimer: Timer;
  #stack: Undoable[] = [];
  #stopTimer: () => void = () => undefined;

  constructor(startTimer: Timer = startTimeout) {
    this.#startTimer = startTimer;
  }

  offer(undoable: Undoable): void {
    this.sweep();
    this.#stack.push(undoable);
    while (this.#stack.length > CAPACITY) this.#stack.shift()?.forget?.();
    this.#stopTimer();
    this.#stopTimer = this.#startTimer(() => this.forgetAll(), PATIENCE);
    this.sweep();
  }

  /** Takes the latest back. */
  undo(): void {
    this.sweep();
    const undoable = this.#stack.pop();
    undoable?.undo();
    this.sweep();
  }

  /** Drops what has become impossible. */
  sweep(): void {
    this.#stack = this.#stack.filter(({ isPossible }) => isPossible?.() ?? true);
    this.latest.value = this.#stack.at(-1) ?? null;
  }

  forgetAll(): void {
    this.#stopTimer();
    for (const { forget } of this.#stack) forget?.();
    this.#stack = [];
    this.latest.value = null;
  }
}

function startTimeout(callback: () => void, delay: number): () => void {
  const timer = setTimeout(callback, delay);
  return () => clearTimeout(timer);
}
