import type { Session } from '../../session/session.ts';
import type { SlicedWork } from '../slices/sliced-work.ts';

/** Rows that are looked at between two looks at the clock. */
const ROWS = 4_096;

/** Looks for the message before a row that is of its kind: same connection, direction and type. */
export class PreviousOfKind implements SlicedWork {
  /** -1 as long as none was found. */
  found = -1;
  readonly #session: Session;
  readonly #row: number;
  readonly #connection: string;
  #next: number;

  constructor(session: Session, row: number) {
    this.#session = session;
    this.#row = row;
    this.#connection = session.connectionIdAt(row);
    this.#next = row - 1;
  }

  get isDone(): boolean {
    return this.found >= 0 || this.#next < 0;
  }

  get progress(): number {
    return 1 - (this.#next + 1) / Math.max(1, this.#row);
  }

  advance(isTimeUp: () => boolean): void {
    const type = this.#session.meanings.typeAt(this.#row);
    const direction = this.#session.kindAt(this.#row);
    do {
      for (let count = 0; count < ROWS && !this.isDone; count++, this.#next--) {
        if (this.#session.kindAt(this.#next) !== direction) continue;
        if (this.#session.connectionIdAt(this.#next) !== this.#connection) continue;
        if (this.#session.meanings.typeAt(this.#next) === type) this.found = this.#next;
      }
    } while (!this.isDone && !isTimeUp());
  }
}
