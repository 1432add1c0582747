import type { Verdict } from './session-event.ts';

const NONE: readonly Verdict[] = [];

/** The row of a message or connection, and what was done to it. */
interface Judged {
  readonly row: number;
  readonly verdicts: Verdict[];
}

/** What was done to messages and connections, by connection and number. */
export class VerdictBook {
  /** By rule. */
  readonly #applications = new Map<string, number>();
  readonly #connections = new Map<string, Map<number, Judged>>();

  /** `find`: looks for the row that it is about, -1 for none. */
  add(verdict: Verdict, find: () => number): void {
    const { connection, of, rule } = verdict;
    if (rule !== undefined) this.#applications.set(rule, this.applications(rule) + 1);
    const judged = this.#connections.get(connection) ?? new Map<number, Judged>();
    this.#connections.set(connection, judged);
    const known = judged.get(of);
    if (known) known.verdicts.push(verdict);
    else judged.set(of, { row: find(), verdicts: [verdict] });
  }

  /** In the order in which it was done; empty for most. */
  of(connection: string, seq: number): readonly Verdict[] {
    return this.#connections.get(connection)?.get(seq)?.verdicts ?? NONE;
  }

  /** How often a rule did something, to rows that have been removed since as well. */
  applications(rule: string): number {
    return this.#applications.get(rule) ?? 0;
  }

  /** The row that a verdict is about; -1 when it is not there. */
  rowOf({ connection, of }: Verdict): number {
    return this.#connections.get(connection)?.get(of)?.row ?? -1;
  }

  delete(connection: string, seq: number): void {
    this.#connections.get(connection)?.delete(seq);
  }
}
