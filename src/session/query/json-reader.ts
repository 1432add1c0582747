import { jsonValue } from '../../query/json-value.ts';
import type { Path } from '../../query/path.ts';
import { packetValues } from './packet-values.ts';
import type { QueryFacts } from './query-facts.ts';

/** Text units of the largest payload that is read as JSON for a query. */
const LARGEST = 4 * 1024 * 1024;
/** What JSON begins with. */
const BEGIN = /^\s*[[{"\-\dtfn]/;
/** Decoders to which a message that is no JSON is nothing more than its text or bytes. */
const PLAIN: readonly string[] = ['json', 'raw'];
const NOTHING: readonly unknown[] = [];

/** Tells which rows may have what a path leads to, without reading them as JSON. */
type MayHave = (row: number) => boolean;

/**
 * Reads messages as JSON: their payload, or, where that is none, their packets as they were decoded. Remembers the last
 * one, because a query may ask several things of it.
 */
export class JsonReader {
  readonly #facts: QueryFacts;
  readonly #isExact: boolean;
  #row = -1;
  #roots: readonly unknown[] = NOTHING;

  /** `isExact`: with every digit of long numbers. */
  constructor(facts: QueryFacts, isExact: boolean) {
    this.#facts = facts;
    this.#isExact = isExact;
  }

  /** The values that a path can begin at; none for what is no JSON, or too long. `mayHave`: from `hintOf`. */
  rootsAt(row: number, mayHave: MayHave): readonly unknown[] {
    const { meanings, session } = this.#facts;
    if (row === this.#row) return this.#roots;
    const isPlain = PLAIN.includes(meanings.decoderOf(session.connectionIdAt(row)));
    if (isPlain && !mayHave(row)) return NOTHING;
    const root = parsed(session.textAt(row), this.#isExact);
    const packets = () => packetValues(meanings.packetsAt(row), this.#isExact);
    this.#roots = root !== undefined ? [root] : isPlain ? NOTHING : packets();
    this.#row = row;
    return this.#roots;
  }

  /** JSON with a name in it has that name in its text, or an escape. Reading all would take ten times as long. */
  hintOf(path: Path): MayHave {
    const { session } = this.#facts;
    const names = path.flatMap((step) => (step.type === 'name' ? [step.name] : []));
    const longest = names.reduce((a, b) => (b.length > a.length ? b : a), '');
    if (longest === '' || /["\\]|\p{Cc}/u.test(longest)) return () => true;
    const hasName = session.textFinder(longest);
    const hasEscape = session.textFinder('\\');
    return (row) => hasName(row) || hasEscape(row);
  }
}

/** Undefined for what is no JSON, even where it begins like some. */
const parsed = (text: string, isExact: boolean): unknown =>
  text.length > LARGEST || !BEGIN.test(text) ? undefined : jsonValue(text, isExact);

/** Whether paths lead into the packets of a message: its payload is no JSON, and its decoder knows more of it. */
export const looksIntoPackets = ({ meanings, session }: QueryFacts, row: number): boolean =>
  !PLAIN.includes(meanings.decoderOf(session.connectionIdAt(row))) && parsed(session.textAt(row), false) === undefined;
