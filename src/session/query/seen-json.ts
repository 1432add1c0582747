import { type Path, type Scalar, valuesAt } from '../../query/path.ts';
import { isMessage } from './flag-tests.ts';
import { JsonReader } from './json-reader.ts';
import type { QueryFacts } from './query-facts.ts';

/** Rows that are looked at, messages that are read, and units of their text: enough to know names by. */
const MOST_ROWS = 4_096;
const MOST_MESSAGES = 300;
const MOST_UNITS = 256 * 1024;
const LONGEST = 32 * 1024;
/** Of names, and of values. */
const MOST = 200;
const LONGEST_NAME = 200;

/** A name of a member, and whether its value has members or elements itself. */
export interface SeenName {
  readonly name: string;
  readonly isWhole: boolean;
}

/** What the newest messages have at a path. */
export interface SeenAt {
  readonly names: readonly SeenName[];
  readonly values: readonly Scalar[];
  /** Whether one of the values is a list. */
  readonly hasList: boolean;
}

/**
 * Looks into the newest messages that are JSON, or packets, until `isTimeUp`: what is packed may stand for any amount of
 * text. The newest one is always read.
 */
export function seenAt(facts: QueryFacts, path: Path, isTimeUp: () => boolean): SeenAt {
  const names = new Map<string, boolean>();
  const values = new Set<Scalar>();
  let hasList = false;
  for (const root of newestRoots(facts, isTimeUp)) {
    for (const value of valuesAt(root, path)) {
      if (Array.isArray(value)) hasList = true;
      else if (typeof value === 'object' && value !== null) takeNames(value, names);
      else if (isScalar(value) && values.size < MOST) values.add(value);
    }
  }
  return { names: [...names].map(([name, isWhole]) => ({ name, isWhole })), values: [...values], hasList };
}

function* newestRoots(facts: QueryFacts, isTimeUp: () => boolean): Generator<unknown> {
  const { session } = facts;
  const reader = new JsonReader(facts, true);
  let messages = 0;
  let units = 0;
  const oldest = Math.max(session.firstRow, session.rowCount - MOST_ROWS);
  for (let row = session.rowCount - 1; row >= oldest; row--) {
    if (messages === MOST_MESSAGES || units > MOST_UNITS || (messages > 0 && isTimeUp())) return;
    if (!isMessage(session, row) || session.isRemoved(row)) continue;
    messages++;
    const size = session.sizeAt(row);
    if (size > LONGEST) continue;
    units += size;
    yield* reader.rootsAt(row, () => true);
  }
}

function takeNames(value: object, names: Map<string, boolean>): void {
  for (const [name, member] of Object.entries(value)) {
    if (names.size === MOST && !names.has(name)) return;
    if (name.length > LONGEST_NAME) continue;
    const isWhole = typeof member === 'object' && member !== null;
    names.set(name, isWhole || names.get(name) === true);
  }
}

const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'boolean' || isNumber(value) || isShortText(value);
const isNumber = (value: unknown): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';
const isShortText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_NAME;
