import type { CommandOutcome } from '../../session/pending-commands.ts';

/** How long to wait between two messages. */
export type Waits =
  /** As long as it was, divided by `speed`. */
  | { readonly type: 'recorded'; readonly speed: number }
  | { readonly type: 'every'; readonly ms: number }
  /** Not at all: each goes as soon as the page has told of the one before. */
  | { readonly type: 'acknowledged' }
  /** Until the user says so. */
  | { readonly type: 'stepwise' };

/** One message of a replay. `at`: when it was sent, ms since the Unix epoch. */
export interface ReplayStep {
  readonly at: number;
  readonly row: number;
}

export interface ReplayPlan {
  readonly steps: readonly ReplayStep[];
  readonly waits: Waits;
  /** How many times all of it; `Infinity` until it is stopped. */
  readonly rounds: number;
  /** Whether a matching reply is awaited after each message. */
  readonly awaitsReply: boolean;
}

/** What came of sending one message; `unavailable`: it is not here whole, or not any more. */
export type StepOutcome = CommandOutcome | 'unavailable';

/** Whether a reply came: in time · not in time · not before the connection was over. */
export type Reply = 'came' | 'late' | 'over';

/** Everything that a replay needs from outside. */
export interface ReplayHost {
  readonly send: (step: ReplayStep) => Promise<StepOutcome>;
  /** Begins to look for a reply, before the message is sent. */
  readonly expectReply: (step: ReplayStep, signal: AbortSignal) => Promise<Reply>;
  /** Resolves after `ms`, or when `signal` says that it is over. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds, of a clock that does not jump. */
  readonly now: () => number;
  /** Called when `state` has changed. */
  readonly changed: () => void;
}

/** `no-reply`: none came that matches · `outcome` is what came of sending the message after `sent`. */
export type ReplayEnd =
  | { readonly type: 'done' }
  | { readonly type: 'stopped' }
  | { readonly type: 'no-reply'; readonly why: Exclude<Reply, 'came'> }
  | { readonly type: 'failed'; readonly outcome: Exclude<StepOutcome, 'sent'>; readonly step: ReplayStep };

export interface ReplayState {
  /** Messages that were sent, and how many there will be; `Infinity` when there is no end. */
  readonly sent: number;
  readonly total: number;
  readonly waitsFor: 'time' | 'user' | 'reply' | 'page' | 'nothing';
}

/** How late a timer may be in ms; beyond that the page, or the user, took its time. */
const LATE = 50;

/** Sends recorded messages again, one after the other, with waits between them. */
export class ReplayRun {
  readonly #plan: ReplayPlan;
  readonly #host: ReplayHost;
  readonly #abort = new AbortController();
  #state: ReplayState;
  /** By the clock of the host: when the last message was given to the page, or should have been. */
  #sentAt = 0;
  /** When the next one should be; null when nothing says so. */
  #dueAt: number | null = null;
  #goOn: () => void = () => undefined;

  constructor(plan: ReplayPlan, host: ReplayHost) {
    this.#plan = plan;
    this.#host = host;
    this.#state = { sent: 0, total: plan.steps.length * plan.rounds, waitsFor: 'nothing' };
  }

  get state(): ReplayState {
    return this.#state;
  }

  /** Ends it before the next message. */
  stop(): void {
    this.#abort.abort();
    this.#goOn();
  }

  /** Sends the next message now, whatever it waits for but the page. */
  next(): void {
    this.#goOn();
  }

  async run(): Promise<ReplayEnd> {
    const { rounds, steps } = this.#plan;
    let before: ReplayStep | null = null;
    for (let round = 0; round < rounds && steps.length > 0; round++) {
      for (const step of steps) {
        const end = await this.#step(step, before);
        if (end) return end;
        before = step;
      }
    }
    return { type: 'done' };
  }

  /** What ends the replay with this step; null when it goes on. */
  async #step(step: ReplayStep, before: ReplayStep | null): Promise<ReplayEnd | null> {
    if (before || this.#plan.waits.type === 'stepwise') await this.#wait(step, before);
    if (this.#isStopped) return { type: 'stopped' };
    this.#sentAt = this.#timeOfSending();
    const over = new AbortController();
    const signal = AbortSignal.any([this.#abort.signal, over.signal]);
    const reply = this.#plan.awaitsReply ? this.#host.expectReply(step, signal) : null;
    this.#tell({ waitsFor: 'page' });
    const outcome = await this.#host.send(step);
    if (outcome !== 'sent') {
      over.abort();
      return { type: 'failed', outcome, step };
    }
    this.#tell({ sent: this.#state.sent + 1, waitsFor: reply === null ? 'nothing' : 'reply' });
    if (reply === null) return null;
    const came = await Promise.race([reply, this.#userGoesOn().then(() => 'came' as const)]);
    over.abort();
    if (this.#isStopped) return { type: 'stopped' };
    return came === 'came' ? null : { type: 'no-reply', why: came };
  }

  /** Timers are late by some milliseconds: over a thousand messages they would add up. */
  #timeOfSending(): number {
    const now = this.#host.now();
    const due = this.#dueAt ?? now;
    return due <= now && now - due < LATE ? due : now;
  }

  get #isStopped(): boolean {
    return this.#abort.signal.aborted;
  }

  async #wait(step: ReplayStep, before: ReplayStep | null): Promise<void> {
    const { waits } = this.#plan;
    this.#dueAt = null;
    if (waits.type === 'stepwise') {
      this.#tell({ waitsFor: 'user' });
      await this.#userGoesOn();
      return;
    }
    this.#dueAt = this.#sentAt + waitOf(waits, step, before);
    const ms = this.#dueAt - this.#host.now();
    if (ms <= 0) return;
    this.#tell({ waitsFor: 'time' });
    const over = new AbortController();
    const signal = AbortSignal.any([this.#abort.signal, over.signal]);
    await Promise.race([this.#host.sleep(ms, signal), this.#userGoesOn()]);
    over.abort();
  }

  #userGoesOn(): Promise<void> {
    return new Promise((resolve) => {
      this.#goOn = resolve;
    });
  }

  #tell(change: Partial<ReplayState>): void {
    this.#state = { ...this.#state, ...change };
    this.#host.changed();
  }
}

/** From the message before to this one, in ms; none from the last message of a round to the first of the next. */
function waitOf(waits: Exclude<Waits, { type: 'stepwise' }>, step: ReplayStep, before: ReplayStep | null): number {
  if (waits.type === 'every') return waits.ms;
  if (waits.type === 'acknowledged' || !before) return 0;
  return Math.max(0, step.at - before.at) / waits.speed;
}
