import { isRecord } from '../../protocol/parsed.ts';
import { SchemaFormatError } from '../schema/schema-format.ts';
import { arrayChecks } from './array-checks.ts';
import { combiningChecks } from './combining-checks.ts';
import { objectChecks } from './object-checks.ts';
import { numberChecks, textChecks } from './scalar-checks.ts';
import type { Check, SchemaNode } from './schema-run.ts';
import { valueChecks } from './value-checks.ts';

/** Looks for a pattern in a text, in a time that grows with its length alone. */
export interface PatternMatcher {
  test(text: string): boolean;
  /** What that may cost for each UTF-16 unit. */
  readonly stepsPerUnit: number;
}

/** Null: it cannot be run so. */
export type MakeMatcher = (pattern: string) => PatternMatcher | null;

/** A value of the document and where it stands, as a JSON pointer. */
export interface Found {
  readonly raw: unknown;
  readonly place: string;
}

export interface CompilerOptions {
  /** Follows a `$ref`. @throws SchemaFormatError when it leads nowhere. */
  readonly follow: (ref: string, place: string) => Found;
  readonly makeMatcher: MakeMatcher;
  /** Tells of what is in a schema and is not checked. */
  readonly note: (place: string, problem: string) => void;
}

/** Schemas of one document. */
const MOST = 50_000;
/** Schemas within schemas, as they are written. */
const DEEPEST = 200;
/** The drafts after 7, by their `$schema` or the format that AsyncAPI has for them. */
export const NEWER_DRAFT = /draft[-/](?:2019-09|2020-12)\b/;
/** What only they have, and what is checked in none. */
const NEWER = ['prefixItems', 'dependentRequired', 'dependentSchemas', 'minContains', 'maxContains'];
const UNCHECKED = ['unevaluatedProperties', 'unevaluatedItems', '$dynamicRef', '$recursiveRef'];

/**
 * Makes checks of schemas: https://json-schema.org/draft-07/json-schema-validation, and where they say so those of
 * https://json-schema.org/draft/2020-12/json-schema-validation. What is not as that says is noted, and checks nothing:
 * many a document in use has a member that is not quite right.
 */
export class SchemaCompiler {
  readonly #options: CompilerOptions;
  /** By the value itself: a schema that is used again, or within itself, is compiled once. */
  readonly #known = new Map<object, SchemaNode>();
  #depth = 0;
  /** Of the schema that is being compiled. */
  #draft: 'seven' | 'newer' = 'seven';

  constructor(options: CompilerOptions) {
    this.#options = options;
  }

  get makeMatcher(): MakeMatcher {
    return this.#options.makeMatcher;
  }

  note(place: string, problem: string): void {
    this.#options.note(place, problem);
  }

  compile(raw: unknown, place: string): SchemaNode {
    if (raw === true) return { checks: [] };
    if (raw === false) return { checks: [(value, at, run) => run.fail(at, 'nothing', value)] };
    if (!isRecord(raw)) {
      this.note(place, 'is no schema');
      return { checks: [] };
    }
    const known = this.#known.get(raw);
    if (known) return known;
    if (this.#known.size === MOST) throw new SchemaFormatError(place, `is one of more than ${MOST} schemas`);
    if (this.#depth === DEEPEST) throw new SchemaFormatError(place, `is more than ${DEEPEST} schemas deep`);
    const node: SchemaNode = { checks: [] };
    this.#known.set(raw, node);
    const before = this.#draft;
    if (typeof raw.$schema === 'string') this.#draft = NEWER_DRAFT.test(raw.$schema) ? 'newer' : 'seven';
    this.#depth++;
    node.checks.push(...this.#checksOf(raw, place));
    this.#depth--;
    this.#draft = before;
    return node;
  }

  /** One that is of a draft after 7 if it does not say another one. */
  compileNewer(raw: unknown, place: string): SchemaNode {
    this.#draft = 'newer';
    const node = this.compile(raw, place);
    this.#draft = 'seven';
    return node;
  }

  /** By their names; a note where there are none. */
  compileAll(raw: unknown, place: string): Map<string, SchemaNode> {
    if (!isRecord(raw)) this.note(place, 'is no object of schemas');
    const entries = isRecord(raw) ? Object.entries(raw) : [];
    return new Map(entries.map(([name, schema]) => [name, this.compile(schema, `${place}/${escaped(name)}`)]));
  }

  #checksOf(raw: Record<string, unknown>, place: string): readonly Check[] {
    const isNewer = this.#draft === 'newer';
    const referred = typeof raw.$ref === 'string' ? [this.#referred(raw.$ref, place)] : [];
    // What stands beside it does not count in draft 7: https://json-schema.org/draft-07/json-schema-core#section-8.3
    if (referred.length > 0 && !isNewer) return referred;
    for (const key of UNCHECKED) if (raw[key] !== undefined) this.note(`${place}/${key}`, 'is not checked');
    for (const key of isNewer ? [] : NEWER) {
      if (raw[key] !== undefined) this.note(`${place}/${key}`, 'is of another draft');
    }
    const schema = { raw, place, compiler: this, isNewer };
    const made = [valueChecks, numberChecks, textChecks, arrayChecks, objectChecks, combiningChecks];
    return [...referred, ...made.flatMap((make) => make(schema))];
  }

  #referred(ref: string, place: string): Check {
    const { raw, place: there } = this.#options.follow(ref, place);
    const node = this.compile(raw, there);
    return (value, at, run) => run.check(node, value, at);
  }
}

/** A schema that is being compiled. */
export interface Draft {
  readonly raw: Record<string, unknown>;
  readonly place: string;
  readonly compiler: SchemaCompiler;
  /** Of a draft after 7. */
  readonly isNewer: boolean;
}

/** https://www.rfc-editor.org/rfc/rfc6901#section-3 */
export const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** A number that a keyword has; undefined where it has none, which is noted when it has something else. */
export function numberOf({ raw, place, compiler }: Draft, key: string): number | undefined {
  const value = raw[key];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value !== undefined) compiler.note(`${place}/${key}`, 'is no number');
  return undefined;
}
