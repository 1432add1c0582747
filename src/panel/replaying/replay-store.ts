import { type Signal, signal } from '@preact/signals';
import type { ReplayRun, ReplayState, Waits } from './replay-run.ts';

export const WAIT_TYPES = ['recorded', 'every', 'acknowledged', 'stepwise'] as const satisfies readonly Waits['type'][];

/** A replay as the user sets it up. */
export interface ReplayDraft {
  /** Rows of sent messages, of this generation of the session, in order. */
  readonly rows: readonly number[];
  readonly generation: number;
  readonly waits: Waits['type'];
  readonly speed: number;
  /** From one message to the next, in ms. */
  readonly every: number;
  readonly rounds: number;
  readonly isEndless: boolean;
  /** A query that a reply must match before the next message goes; empty: none is awaited. */
  readonly reply: string;
  /** How long a reply is awaited, in ms. */
  readonly patience: number;
  /** The connection that everything is sent on; null: each message on its own. */
  readonly target: string | null;
}

const FIRST = {
  waits: 'recorded',
  speed: 1,
  every: 1_000,
  rounds: 1,
  isEndless: false,
  reply: '',
  patience: 5_000,
  target: null,
} as const;

/** The replay that is set up or under way; null when its bar is closed. What was set is kept for the next one. */
export class ReplayStore {
  readonly draft: Signal<ReplayDraft | null> = signal(null);
  /** How far it is; null while none is under way. */
  readonly state: Signal<ReplayState | null> = signal(null);
  /** Steps when the keyboard is wanted in the bar. */
  readonly focusWish = signal(0);
  #run: ReplayRun | null = null;
  #last: Omit<ReplayDraft, 'rows' | 'generation'> = FIRST;

  /** False, and nothing is changed, while one is under way. `how`: unless it is as the last one was set, for this once. */
  open(rows: readonly number[], generation: number, how: Partial<ReplayDraft> = {}): boolean {
    this.focusWish.value++;
    if (this.#run) return false;
    this.draft.value = { ...this.#last, target: null, ...how, rows, generation };
    return true;
  }

  change(change: Partial<ReplayDraft>): void {
    const draft = this.draft.value;
    if (!draft) return;
    this.draft.value = { ...draft, ...change };
    this.#last = this.draft.value;
  }

  /** Takes a run whose state is shown from now on. */
  begin(run: ReplayRun): void {
    this.#run = run;
    this.state.value = run.state;
  }

  follow(): void {
    if (this.#run) this.state.value = this.#run.state;
  }

  end(): void {
    this.#run = null;
    this.state.value = null;
  }

  next(): void {
    this.#run?.next();
  }

  stop(): void {
    this.#run?.stop();
  }

  close(): void {
    this.stop();
    this.draft.value = null;
  }
}
