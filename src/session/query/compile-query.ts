import { type Path, textOf, valuesAt } from '../../query/path.ts';
import { asksForDigits, type Query, type Term, termsOf } from '../../query/query.ts';
import { type Check, joined, opposite } from './check.ts';
import { JsonReader } from './json-reader.ts';
import { pathCheck } from './path-check.ts';
import type { QueryFacts } from './query-facts.ts';
import { cheapCheck } from './term-checks.ts';

/** A regular expression of the user's and the texts that it is about: one of them has to match. */
export interface UserPattern {
  readonly source: string;
  readonly flags: string;
  readonly textsAt: (row: number) => readonly string[];
}

/** Texts of one message that a regular expression is asked for. */
const MOST_TEXTS = 1_000;

/** A query that can be asked of rows. */
export interface RowQuery {
  /** To be run elsewhere: `answers` go by the index in here. */
  readonly patterns: readonly UserPattern[];
  /** Whether it asks what messages mean, which is known of `decodedRows` only. */
  readonly needsMeanings: boolean;
  /** Whether an answer about a request may be another one when its reply has come. */
  readonly needsReplies: boolean;
  /** Whether it asks for the user's marks, which may change. */
  readonly needsMarks: boolean;
  /** Whether it asks what rules have done to a message, which is told after it. */
  readonly needsVerdicts: boolean;
  /** Undefined when it depends on `answers`, and none are given. */
  test(row: number, answers?: readonly boolean[]): boolean | undefined;
}

export function compileQuery(query: Query, facts: QueryFacts): RowQuery {
  const terms = termsOf(query);
  const compiler = new Compiler(facts, terms.some(asksForDigits));
  const { test } = compiler.check(query);
  return {
    patterns: compiler.patterns,
    needsMeanings: terms.some(isOfMeanings),
    needsReplies: terms.some((term) => term.type === 'choice' && term.value === 'unanswered'),
    needsMarks: terms.some(isOfMarks),
    needsVerdicts: terms.some(isOfVerdicts),
    test(row, answers) {
      compiler.answers = answers;
      return test(row);
    },
  };
}

class Compiler {
  readonly patterns: UserPattern[] = [];
  answers: readonly boolean[] | undefined;
  readonly #facts: QueryFacts;
  readonly #json: JsonReader;

  constructor(facts: QueryFacts, isExact: boolean) {
    this.#facts = facts;
    this.#json = new JsonReader(facts, isExact);
  }

  check(query: Query): Check {
    switch (query.type) {
      case 'all':
        return { cost: 0, test: () => true };
      case 'and':
        return joined(
          query.parts.map((part) => this.check(part)),
          false,
        );
      case 'or':
        return joined(
          query.parts.map((part) => this.check(part)),
          true,
        );
      case 'not':
        return opposite(this.check(query.part));
      case 'pattern':
        return this.#pattern(query.source, query.flags, (row) => [this.#facts.session.textAt(row)]);
      case 'path':
        return this.#path(query);
      default:
        return cheapCheck(query, this.#facts);
    }
  }

  #path(term: Extract<Term, { type: 'path' }>): Check {
    const { path, test } = term;
    if (test.type !== 'pattern') return pathCheck(path, test, this.#json);
    const mayHave = this.#json.hintOf(path);
    return this.#pattern(test.source, test.flags, (row) => textsIn(this.#json.rootsAt(row, mayHave), path));
  }

  #pattern(source: string, flags: string, textsAt: UserPattern['textsAt']): Check {
    const index =
      this.patterns.push({ source, flags, textsAt: (row) => (this.#isMessage(row) ? textsAt(row) : []) }) - 1;
    return { cost: 100, test: (row) => (this.#isMessage(row) ? this.answers?.[index] : false) };
  }

  #isMessage(row: number): boolean {
    const kind = this.#facts.session.kindAt(row);
    return kind === 'sent' || kind === 'received';
  }
}

function textsIn(roots: readonly unknown[], path: Path): readonly string[] {
  const texts: string[] = [];
  for (const root of roots) {
    for (const value of valuesAt(root, path)) {
      const text = textOf(value);
      if (text !== '' && texts.push(text) === MOST_TEXTS) return texts;
    }
  }
  return texts;
}

const MEANT: readonly string[] = ['kind', 'latency', 'decoder', 'violation'];
const MEANT_FLAGS: readonly string[] = [
  ...['heartbeat', 'error', 'request', 'reply', 'unanswered', 'duplicate', 'orphan'],
  ...['violation', 'undocumented'],
];

function isOfMeanings(term: Term): boolean {
  if (term.type === 'choice') return MEANT_FLAGS.includes(term.value);
  return (term.type === 'name' || term.type === 'range') && MEANT.includes(term.field);
}

const VERDICTS: readonly string[] = ['held', 'edited', 'dropped'];
const isOfVerdicts = (term: Term): boolean => term.type === 'choice' && VERDICTS.includes(term.value);

const isOfMarks = (term: Term): boolean =>
  term.type === 'choice' && (term.value === 'bookmarked' || term.value === 'noted');
