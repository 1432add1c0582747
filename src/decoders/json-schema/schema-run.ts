import type { Violation } from '../violation.ts';
import { shownValue } from './shown-value.ts';

/** One step on the way from the outermost value; null is that value itself. */
export interface Place {
  readonly above: Place | null;
  readonly step: string | number;
}

/** What a value is asked. */
export type Check = (value: unknown, at: Place | null, run: SchemaRun) => void;

/** A schema that is compiled. Where schemas refer to each other, so do their nodes. */
export interface SchemaNode {
  readonly checks: Check[];
}

/** A message is given up: whether it is what its schema says is not known. */
export class UncheckedError extends Error {
  override readonly name = 'UncheckedError';
}

/** Steps that every message may take, and so many more for each UTF-16 unit of it. */
const STEPS = 20_000;
const STEPS_PER_UNIT = 16;
/** Values within values. */
const DEEPEST = 200;
/** Of one message. */
const VIOLATIONS = 100;

/** The check of one message: what it has found, and what it may still cost. */
export class SchemaRun {
  #found: Violation[] = [];
  #steps: number;
  #depth = 0;

  /** `units`: UTF-16 units of the message. A recursive schema could take a time that has no bound. */
  constructor(units: number) {
    this.#steps = STEPS + STEPS_PER_UNIT * units;
  }

  /** @throws UncheckedError when the message has cost enough. */
  spend(steps: number): void {
    this.#steps -= steps;
    if (this.#steps < 0) throw new UncheckedError('the check takes too many steps');
  }

  check(node: SchemaNode, value: unknown, at: Place | null): void {
    this.spend(1);
    if (++this.#depth > DEEPEST) throw new UncheckedError(`it is more than ${DEEPEST} values deep`);
    for (const check of node.checks) check(value, at, this);
    this.#depth--;
  }

  fail(at: Place | null, expected: string, value: unknown): void {
    this.report({ path: pathOf(at), expected, found: shownValue(value) });
  }

  report(violation: Violation): void {
    if (this.#found.length < VIOLATIONS) this.#found.push(violation);
  }

  /** What a schema has against a value, without it counting. @throws UncheckedError, behind which the run goes on. */
  attempt(node: SchemaNode, value: unknown, at: Place | null): readonly Violation[] {
    const [before, depth] = [this.#found, this.#depth];
    const found: Violation[] = [];
    this.#found = found;
    try {
      this.check(node, value, at);
    } finally {
      this.#found = before;
      this.#depth = depth;
    }
    return found;
  }
}

function pathOf(place: Place | null): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = place; at; at = at.above) path.push(at.step);
  return path.reverse();
}
