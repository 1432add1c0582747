import type { QueryFacts } from './query-facts.ts';

/** Text units of the largest payload that is read as JSON for a query. */
const LARGEST = 4 * 1024 * 1024;
/** What JSON begins with. */
const BEGIN = /^\s*[[{"\-\dtfn]/;

/** Reads payloads as JSON. Remembers the last one: a query may ask several things of it. */
export class JsonReader {
  readonly #facts: QueryFacts;
  #row = -1;
  #root: unknown;

  constructor(facts: QueryFacts) {
    this.#facts = facts;
  }

  /** Undefined for what is no JSON, or too long. */
  rootAt(row: number): unknown {
    if (row !== this.#row) {
      this.#root = parsed(this.#facts.session.textAt(row));
      this.#row = row;
    }
    return this.#root;
  }
}

function parsed(text: string): unknown {
  if (text.length > LARGEST || !BEGIN.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // it only began like JSON
  }
}
