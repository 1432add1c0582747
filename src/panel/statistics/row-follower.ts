import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Session } from '../../session/session.ts';
import { holdsTime } from '../../session/statistics/time-span.ts';
import { nextTask } from '../stores/next-task.ts';
import { until } from '../stores/until.ts';
import { concerns, type RowFilter } from '../view/row-filter.ts';

/**
 * Milliseconds of one slice of work, of which several may fall between two frames; of the first one, for which whatever
 * began it waits; rows between two looks at the clock.
 */
const SLICE = 5;
const FIRST_SLICE = 2;
const ROWS = 512;
/** Milliseconds that the sums of an older scope stay on show; and between two looks at sums that are not complete. */
const PATIENCE = 150;

/** Which rows are summed up: of these connections, of this time. */
export type Scope = Pick<RowFilter, 'connections' | 'hiddenConnections' | 'span'>;

/** Sums up the rows that it is given. */
export interface RowSink {
  take(row: number): void;
}

export interface FollowerOptions<Sink> {
  readonly session: Session;
  readonly scope: ReadonlySignal<Scope>;
  readonly makeSink: () => Sink;
  /** Steps when there may be more rows. */
  readonly revision: ReadonlySignal<number>;
  /** Whether anybody looks: otherwise rows wait. */
  readonly isWanted: ReadonlySignal<boolean>;
  /** The number of the first row that cannot be read yet; absent for the end of the session. */
  readonly end?: () => number;
  /** Another number means that rows have come to say something else; absent where they never do. */
  readonly edition?: () => number;
}

/**
 * Gives every row of a scope to a sink, once, as rows come, in slices between which the panel draws and answers. Another
 * scope, or another generation of the session, begins with a new sink.
 */
export class RowFollower<Sink extends RowSink> {
  /** Steps when the sink has taken rows, or is another one. */
  readonly revision = signal(0);
  /** The part of the session that was taken, 0 to 1; null when it is all, what cannot be read yet included. */
  readonly progress = signal<number | null>(null);
  /** Whether the user would not wait: no more is taken, until they go on or choose another scope. */
  readonly isPaused = signal(false);
  /** Steps when the rows of a scope have all been taken for the first time. */
  readonly settled = signal(0);
  readonly dispose: () => void;
  readonly #options: FollowerOptions<Sink>;
  #shown: Pass<Sink>;
  #coming: Pass<Sink> | null = null;
  #isRunning: boolean = false;

  constructor(options: FollowerOptions<Sink>) {
    this.#options = options;
    this.#shown = this.#pass(options.scope.peek());
    this.dispose = effect(() => {
      void options.revision.value;
      const scope = options.scope.value;
      if (options.isWanted.value) untracked(() => this.#follow(scope));
    });
  }

  /** What is summed up so far. */
  get sink(): Sink {
    return this.#shown.sink;
  }

  /** The scope of `sink`; not yet the newest one while that is being summed up. */
  get scope(): Scope {
    return this.#shown.scope;
  }

  pause(): void {
    this.isPaused.value = true;
  }

  resume(): void {
    this.isPaused.value = false;
    void this.#run();
  }

  /**
   * Waits until all rows that there are now have been taken. False when they will not be: it was paused, nobody looks, or
   * `isStopped`, which reads signals, tells that no more can be read.
   */
  async whole(isStopped: () => boolean = () => false): Promise<boolean> {
    const { isWanted, scope, session } = this.#options;
    const { generation, rowCount } = session;
    this.resume();
    const isWhole = () => {
      void this.revision.value;
      return !this.#isVoid(this.#shown) && this.#shown.scope === scope.value && this.#shown.next >= rowCount;
    };
    const isOver = () => this.isPaused.value || !isWanted.value || isStopped() || session.generation !== generation;
    await until(() => isOver() || isWhole());
    return !isOver();
  }

  #pass(scope: Scope): Pass<Sink> {
    const { edition, session, makeSink } = this.#options;
    const { generation } = session;
    return {
      scope,
      generation,
      edition: edition?.() ?? 0,
      sink: makeSink(),
      next: 0,
      told: performance.now(),
      isSettled: false,
    };
  }

  #follow(scope: Scope): void {
    if (this.#isVoid(this.#shown)) {
      this.#shown = this.#pass(scope);
      this.#coming = null;
      this.isPaused.value = false;
      this.revision.value++;
    }
    if ((this.#coming ?? this.#shown).scope !== scope) {
      this.#coming = this.#pass(scope);
      this.isPaused.value = false;
    }
    void this.#run();
  }

  /** Whether rows that were taken are no more, or say something else. */
  #isVoid({ edition, generation }: Pass<Sink>): boolean {
    const options = this.#options;
    return generation !== options.session.generation || edition !== (options.edition?.() ?? 0);
  }

  #end(): number {
    return this.#options.end?.() ?? this.#options.session.rowCount;
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let slice = FIRST_SLICE; ; slice = SLICE) {
      const pass = this.#coming ?? this.#shown;
      if (this.#isVoid(pass) || this.isPaused.peek() || !this.#options.isWanted.peek()) break;
      this.#advance(pass, performance.now() + slice);
      const isDone = pass.next >= this.#end();
      this.#publish(pass, isDone);
      if (isDone) break;
      await nextTask();
    }
    this.#isRunning = false;
  }

  #advance(pass: Pass<Sink>, until: number): void {
    const { session } = this.#options;
    const end = this.#end();
    pass.next = Math.max(pass.next, session.firstRow); // what was removed before it was seen is not there to be seen
    do {
      const last = Math.min(end, pass.next + ROWS);
      for (; pass.next < last; pass.next++) if (isInScope(session, pass.next, pass.scope)) pass.sink.take(pass.next);
    } while (pass.next < end && performance.now() < until);
  }

  #publish(pass: Pass<Sink>, isDone: boolean): void {
    const now = performance.now();
    if (!isDone && now - pass.told < PATIENCE) return;
    pass.told = now;
    this.#shown = pass;
    this.#coming = null;
    const { rowCount } = this.#options.session;
    this.progress.value = pass.next >= rowCount ? null : pass.next / rowCount;
    this.revision.value++;
    if (this.progress.value !== null || pass.isSettled) return;
    pass.isSettled = true;
    this.settled.value++;
  }
}

/** One way through the rows. */
interface Pass<Sink> {
  readonly scope: Scope;
  readonly generation: number;
  readonly edition: number;
  readonly sink: Sink;
  next: number;
  isSettled: boolean;
  /** When it was begun, or last shown. */
  told: number;
}

function isInScope(session: Session, row: number, { connections, hiddenConnections, span }: Scope): boolean {
  if (span !== null && !holdsTime(span, session.timeAt(row))) return false;
  if (hiddenConnections.size > 0 && hiddenConnections.has(session.connectionIdAt(row))) return false;
  return connections === null || concerns(session, row, connections);
}
