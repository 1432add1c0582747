import { equalText } from '../json-schema/equal-text.ts';
import { SchemaRun, UncheckedError } from '../json-schema/schema-run.ts';
import type { ValuePath, Violation } from '../violation.ts';
import type { Candidate, Telling } from './asyncapi-document.ts';

/** What a value is to the document. */
export interface Told {
  /** Null: it is like none of the candidates. */
  readonly candidate: Candidate | null;
  readonly violations: readonly Violation[];
  /** Why it was not checked. */
  readonly unchecked?: string;
  /** Others that it may be as well. */
  readonly others?: readonly Candidate[];
  /** Of what is like none: the one that it is most like. */
  readonly nearest?: Candidate;
  /** Whether a part of it says which message it is. */
  readonly isNamed: boolean;
}

const NOTHING: Told = { candidate: null, violations: [], isNamed: false };

/** Messages of one direction, and by what they can be told from each other. */
export class MessageTeller {
  readonly candidates: readonly Candidate[];
  readonly #tellings: ReadonlyMap<Candidate, readonly Telling[]>;

  constructor(candidates: readonly Candidate[]) {
    this.candidates = candidates;
    const rivals = rivalsOf(candidates);
    this.#tellings = new Map(
      candidates.map((one) => [one, one.message.tellings.filter((telling) => tells(telling, one, rivals))]),
    );
  }

  /** `units`: UTF-16 units of the message. */
  tell(value: unknown, units: number): Told {
    const run = new SchemaRun(units);
    const named = this.#named(value);
    const checked = named.candidates.map((candidate) => ({ candidate, ...check(run, candidate, value) }));
    const [only] = checked;
    if (only && checked.length === 1 && (named.isNamed || this.candidates.length === 1)) {
      return { ...only, isNamed: named.isNamed };
    }
    const fitting = checked.filter(({ violations, unchecked }) => violations.length === 0 && unchecked === undefined);
    const [first, ...others] = fitting;
    if (first) return { ...first, others: others.map(({ candidate }) => candidate), isNamed: named.isNamed };
    const [nearest] = checked.toSorted((a, b) => a.violations.length - b.violations.length);
    if (!nearest) return NOTHING;
    if (named.isNamed || nearest.unchecked !== undefined) return { ...nearest, isNamed: named.isNamed };
    // What is wrong with a message as a whole makes it no likeness.
    const isAlike = nearest.violations.every(({ path }) => path.length > 0);
    return isAlike ? { ...NOTHING, nearest: nearest.candidate } : NOTHING;
  }

  /** The candidates that a value may be by the parts that tell them: those with most of these parts, if there are some. */
  #named(value: unknown): { readonly candidates: readonly Candidate[]; readonly isNamed: boolean } {
    let [most, best]: [number, Candidate[]] = [0, []];
    for (const candidate of this.candidates) {
      const fitting = fittingParts(value, this.#tellings.get(candidate) ?? []);
      if (fitting < most) continue;
      if (fitting > most) [most, best] = [fitting, []];
      best.push(candidate);
    }
    return { candidates: best, isNamed: most > 0 };
  }
}

/** The values that messages say for one part of them. */
interface Rival {
  readonly owner: Candidate;
  readonly allowed: ReadonlySet<string>;
}

type Rivals = ReadonlyMap<string, readonly Rival[]>;

const keyOf = (path: ValuePath): string => JSON.stringify(path);

/** By the path of the part. A document may have thousands of messages: each part is compared with its like alone. */
function rivalsOf(candidates: readonly Candidate[]): Rivals {
  const rivals = new Map<string, Rival[]>();
  for (const owner of candidates) {
    for (const { allowed, path } of owner.message.tellings) {
      const key = keyOf(path);
      const known = rivals.get(key);
      if (known) known.push({ owner, allowed });
      else rivals.set(key, [{ owner, allowed }]);
    }
  }
  return rivals;
}

/** Rivals that are looked at for one that differs. */
const MOST_RIVALS = 100;

/** A value that all messages of the direction have says nothing; nor does a choice that another message has as well. */
function tells({ path, allowed }: Telling, own: Candidate, rivals: Rivals): boolean {
  let others = 0;
  for (const rival of rivals.get(keyOf(path)) ?? []) {
    if (rival.owner === own) continue;
    if (others++ === MOST_RIVALS) return false;
    if (isDisjoint(rival.allowed, allowed)) return true;
  }
  return others === 0 && allowed.size === 1;
}

function isDisjoint(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const value of some) if (others.has(value)) return false;
  return true;
}

/** How many of the parts that tell a message are as they must be; -1 when one is not. */
function fittingParts(value: unknown, tellings: readonly Telling[]): number {
  let count = 0;
  for (const { path, allowed, isRequired } of tellings) {
    const part = partAt(value, path);
    if (part === undefined && !isRequired) continue;
    if (part === undefined || !allowed.has(scalarText(part))) return -1;
    count++;
  }
  return count;
}

export function partAt(value: unknown, path: ValuePath): unknown {
  let part = value;
  for (const step of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return undefined;
    part = (part as Readonly<Record<string | number, unknown>>)[step];
  }
  return part;
}

/** What tells messages apart is no object. */
const scalarText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? '' : equalText(value, { spend: () => undefined });

type Checked = Pick<Told, 'violations' | 'unchecked'>;

function check(run: SchemaRun, { message: { schema } }: Candidate, value: unknown): Checked {
  if (!schema) return { violations: [] };
  try {
    return { violations: run.attempt(schema, value, null) };
  } catch (error) {
    if (!(error instanceof UncheckedError)) throw error;
    return { violations: [], unchecked: error.message };
  }
}
