export interface MatchRequest {
  readonly source: string;
  readonly flags: string;
  readonly texts: readonly string[];
}

export type MatchAnswer = { readonly type: 'ready' } | { readonly type: 'matches'; readonly matches: boolean[] };

/** The part of a `Worker` that is used; tests have their own. */
export interface PatternWorker {
  onmessage: ((event: MessageEvent<MatchAnswer>) => void) | null;
  onerror: ((event: Event) => void) | null;
  postMessage(request: MatchRequest): void;
  terminate(): void;
}

export interface PatternOptions {
  readonly source: string;
  readonly makeWorker: () => PatternWorker;
  /** Milliseconds that one question may take before its worker is ended. */
  readonly patience: number;
  /** Messages that may take too long before the pattern is given up. */
  readonly offenders: number;
}

export const PATTERN_FLAGS = 'i';

export const startPatternWorker = (): PatternWorker =>
  new Worker(new URL('./pattern-worker.ts', import.meta.url), { type: 'module' });

/** What is wrong with a regular expression, in the browser's words; null when nothing is. */
export function patternError(source: string): string | null {
  try {
    new RegExp(source, PATTERN_FLAGS);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Matches texts against a user's regular expression in a worker. A question that gets no answer in time ends the
 * worker and is put again, one text at a time: a text that still gets none is an offender and does not match. After a
 * few of them the pattern is `stopped`, and nothing matches any more.
 */
export class PatternMatcher {
  stopped = false;
  #offenders = 0;
  #worker: Promise<PatternWorker | null> | null = null;
  #disposed: boolean = false;
  /** Ends the question that is being waited for. */
  #abandon: () => void = () => undefined;
  readonly #options: PatternOptions;

  constructor(options: PatternOptions) {
    this.#options = options;
  }

  /** One answer a text, in order. Questions must be put one after the other. */
  async match(texts: readonly string[]): Promise<boolean[]> {
    const together = await this.#ask(texts);
    if (together) return together;
    const matches: boolean[] = [];
    for (const text of texts) {
      const alone = await this.#ask([text]);
      if (!alone) this.#countOffender();
      matches.push(alone?.[0] ?? false);
    }
    return matches;
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
  async #ask(texts: readonly string[]): Promise<boolean[] | null> {
    if (this.#isOver()) return texts.map(() => false);
    this.#worker ??= this.#start();
    const worker = await this.#worker;
    if (worker === null) this.stopped = true;
    // Again, because both may have changed while the worker was starting.
    if (worker === null || this.#isOver()) return texts.map(() => false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#end(), this.#options.patience);
      this.#abandon = () => {
        clearTimeout(timer);
        resolve(null);
      };
      worker.onmessage = ({ data }) => {
        clearTimeout(timer);
        resolve(data.type === 'matches' ? data.matches : null);
      };
      worker.postMessage({ source: this.#options.source, flags: PATTERN_FLAGS, texts });
    });
  }

  #end(): void {
    void this.#worker?.then((worker) => worker?.terminate());
    this.#worker = null;
    this.#abandon();
  }

  /** The time that a worker needs to start is not the pattern's fault: it is waited for apart. Null if it cannot. */
  #start(): Promise<PatternWorker | null> {
    return new Promise((resolve) => {
      const worker = this.#options.makeWorker();
      worker.onmessage = () => resolve(worker);
      worker.onerror = () => resolve(null);
    });
  }
}
