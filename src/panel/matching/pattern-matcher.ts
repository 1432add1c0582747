export interface MatchRequest {
  readonly source: string;
  readonly flags: string;
  readonly texts: readonly string[];
}

export type MatchAnswer = { readonly type: 'ready' } | { readonly type: 'matches'; readonly matches: boolean[] };

/** A worker as it is needed here; tests have their own. */
export interface PatternWorker {
  /** Replaces the listeners: of an answer, and of a worker that cannot run. */
  listen(answered: (answer: MatchAnswer) => void, failed: () => void): void;
  ask(request: MatchRequest): void;
  end(): void;
}

export interface PatternOptions {
  readonly patterns: readonly { readonly source: string; readonly flags: string }[];
  readonly makeWorker: () => PatternWorker;
  /** Milliseconds that one question may take before its worker is ended. */
  readonly patience: number;
  /** Texts that may take too long before the patterns are given up. */
  readonly offenders: number;
}

export function startPatternWorker(): PatternWorker {
  const worker = new Worker(new URL('./pattern-worker.ts', import.meta.url), { type: 'module' });
  return {
    listen(answered, failed) {
      worker.onmessage = ({ data }: MessageEvent<MatchAnswer>) => answered(data);
      worker.onerror = failed;
    },
    ask: (request) => worker.postMessage(request),
    end: () => worker.terminate(),
  };
}

/**
 * Matches texts against the user's regular expressions in a worker. A question that gets no answer in time ends the
 * worker and is put again, one text at a time: a text that still gets none is an offender and does not match. After a
 * few of them the patterns are `stopped`, and nothing matches any more.
 */
export class PatternMatcher {
  stopped: boolean = false;
  #offenders = 0;
  /** Another number for what is asked after an interruption. */
  #turn: number = 0;
  #worker: Promise<PatternWorker | null> | null = null;
  #disposed: boolean = false;
  /** Ends the question that is being waited for. */
  #abandon: () => void = () => undefined;
  readonly #options: PatternOptions;

  constructor(options: PatternOptions) {
    this.#options = options;
  }

  /** One answer a text, in order, of the pattern number `which`. Questions must be put one after the other. */
  async match(which: number, texts: readonly string[]): Promise<boolean[]> {
    const turn = this.#turn;
    const together = await this.#ask(which, texts);
    if (together) return together;
    const matches: boolean[] = [];
    for (const text of texts) {
      const alone = turn === this.#turn ? await this.#ask(which, [text]) : [false];
      if (!alone && turn === this.#turn) this.#countOffender();
      matches.push(alone?.[0] ?? false);
    }
    return matches;
  }

  /** Ends the question that is being waited for: its texts do not match. */
  interrupt(): void {
    this.#turn++;
    this.#end();
  }

  dispose(): void {
    this.#disposed = true;
    this.#end();
  }

  #isOver(): boolean {
    return this.stopped || this.#disposed;
  }

  #countOffender(): void {
    this.#offenders++;
    if (this.#offenders >= this.#options.offenders) this.stopped = true;
  }

  /** Null when no answer came in time. */
  async #ask(which: number, texts: readonly string[]): Promise<boolean[] | null> {
    const pattern = this.#options.patterns[which];
    if (this.#isOver() || !pattern || texts.length === 0) return texts.map(() => false);
    const turn = this.#turn;
    this.#worker ??= this.#start();
    const worker = await this.#worker;
    if (worker === null) this.stopped = true;
    // Again, because all of it may have changed while the worker was starting.
    if (worker === null || this.#isOver() || turn !== this.#turn) return texts.map(() => false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#end(), this.#options.patience);
      this.#abandon = () => {
        clearTimeout(timer);
        resolve(null);
      };
      worker.listen((answer) => {
        clearTimeout(timer);
        resolve(answer.type === 'matches' ? answer.matches : null);
      }, this.#abandon);
      worker.ask({ source: pattern.source, flags: pattern.flags, texts }); // it may have more, which is not to travel
    });
  }

  #end(): void {
    void this.#worker?.then((worker) => worker?.end());
    this.#worker = null;
    this.#abandon();
  }

  /** The time that a worker needs to start is not the pattern's fault: it is waited for apart. Null if it cannot. */
  #start(): Promise<PatternWorker | null> {
    return new Promise((resolve) => {
      const worker = this.#options.makeWorker();
      worker.listen(
        () => resolve(worker),
        () => resolve(null),
      );
    });
  }
}
