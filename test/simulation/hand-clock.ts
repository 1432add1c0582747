import type { Clock } from '../../src/rules/engine/engine-host.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is moved. */
export class HandClock implements Clock {
  #now = 1_000;
  #timers: Timer[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** Lets so many ms pass; what is due runs at its time. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#next(end); next; next = this.#next(end)) this.#run(next);
    this.#now = end;
  }

  /** Until nothing is to come. */
  passAll(): void {
    for (let next = this.#next(Number.POSITIVE_INFINITY); next; next = this.#next(Number.POSITIVE_INFINITY)) {
      this.#run(next);
    }
  }

  get isIdle(): boolean {
    return this.#timers.length === 0;
  }

  #next(end: number): Timer | undefined {
    const due = this.#timers.filter(({ at }) => at <= end);
    return due.reduce<Timer | undefined>((first, timer) => (first && first.at <= timer.at ? first : timer), undefined);
  }

  #run(timer: Timer): void {
    this.#timers = this.#timers.filter((one) => one !== timer);
    this.#now = Math.max(this.#now, timer.at);
    timer.run();
  }
}
