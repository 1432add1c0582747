const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Why and when to end: a signal, a time, or an event; the first one counts and the others are then ignored. */
export class StopSignal {
  /** Resolves to the reason, in words. */
  readonly reason: Promise<string>;
  #stop: (reason: string) => void = () => undefined;
  #isStopped = false;

  constructor() {
    this.reason = new Promise((resolve) => {
      this.#stop = (reason) => {
        this.#isStopped = true;
        resolve(reason);
      };
    });
    for (const signal of SIGNALS) process.on(signal, () => this.#stop(signal));
    // The reader of our output went away, as in `npm start | head`.
    process.stdout.on('error', () => this.#stop('the output was closed'));
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  after(milliseconds: number): void {
    setTimeout(() => this.#stop(`${milliseconds / 1000} seconds are over`), milliseconds).unref();
  }

  when(event: Promise<unknown>, reason: string): void {
    event.then(
      () => this.#stop(reason),
      () => this.#stop(reason),
    );
  }

  /** Resolves when stopped, or when the time is over. */
  async waitAtMost(milliseconds: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const time = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([time, this.reason]);
    clearTimeout(timer);
  }
}
