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
  /**
   * What a `$ref` names, which may refer on itself; undefined: no one place has that anchor.
   * @throws SchemaFormatError when it leads nowhere.
   */
  readonly follow: (ref: string, place: string) => Found | undefined;
  readonly makeMatcher: MakeMatcher;
  /** Tells of what is in a schema and is not checked. */
  readonly note: (place: string, problem: string) => void;
}

/** Schemas of one document. */
const MOST = 50_000;
/** Schemas within schemas, as they are written. */
const DEEPEST = 200;
/** The drafts that are told apart: 7, 2019-09 and 2020-12. */
export type SchemaVersion = 7 | 2019 | 2020;

/** Of a `$schema`, or of the format that AsyncAPI has for it: any other is read as draft 7. */
export function schemaVersion(text: string): SchemaVersion {
  const [, draft] = /draft[-/](2019-09|2020-12)\b/.exec(text) ?? [];
  return draft === '2019-09' ? 2019 : draft === '2020-12' ? 2020 : 7;
}

const NEWER: readonly SchemaVersion[] = [2019, 2020];
/** Keywords that not all drafts have, and which do. */
const HAVING: Readonly<Record<string, readonly SchemaVersion[]>> = {
  prefixItems: [2020],
  additionalItems: [7, 2019],
  dependentRequired: NEWER,
  dependentSchemas: NEWER,
  minContains: NEWER,
  maxContains: NEWER,
};
/** What is checked in none. */
const UNCHECKED = ['unevaluatedProperties', 'unevaluatedItems', '$dynamicRef', '$recursiveRef'];

/**
 * Makes checks of schemas: https://json-schema.org/draft-07/json-schema-validation, and where they say so those of
 * https://json-schema.org/draft/2020-12/json-schema-validation. What is not as that says is noted, and checks nothing:
 * many a document in use has a member that is not quite right.
 */
export class SchemaCompiler {
  readonly #options: CompilerOptions;
  /** By the value itself: a schema that is used again, or within itself, is compiled once for each draft. */
  readonly #known: Readonly<Record<SchemaVersion, Map<object, SchemaNode>>> = {
    7: new Map(),
    2019: new Map(),
    2020: new Map(),
  };
  #count = 0;
  #depth = 0;
  /** Of the schema that is being compiled. */
  #version: SchemaVersion = 7;

  constructor(options: CompilerOptions) {
    this.#options = options;
  }

  get makeMatcher(): MakeMatcher {
    return this.#options.makeMatcher;
  }

  note(place: string, problem: string): void {
    this.#options.note(place, problem);
  }

  /** `outer`: the draft that it is of if it does not say another one. */
  compile(written: unknown, from: string, outer: SchemaVersion = this.#version): SchemaNode {
    const { raw, place } = this.#behind(written, from, outer);
    if (raw === true) return { checks: [] };
    if (raw === false) return { checks: [(value, at, run) => run.fail(at, 'nothing', value)] };
    if (!isRecord(raw)) {
      this.note(place, 'is no schema');
      return { checks: [] };
    }
    const version = versionOf(raw, outer);
    const known = this.#known[version].get(raw);
    if (known) return known;
    if (++this.#count > MOST) throw new SchemaFormatError(place, `is one of more than ${MOST} schemas`);
    if (this.#depth === DEEPEST) throw new SchemaFormatError(place, `is more than ${DEEPEST} schemas deep`);
    const node: SchemaNode = { checks: [] };
    this.#known[version].set(raw, node);
    const before = this.#version;
    this.#version = version;
    this.#depth++;
    node.checks.push(...this.#checksOf(raw, place));
    this.#depth--;
    this.#version = before;
    return node;
  }

  /** Behind references that are all that counts of a schema: these cost the check no step. */
  #behind(raw: unknown, place: string, outer: SchemaVersion): Found {
    let found: Found = { raw, place };
    while (isRecord(found.raw) && typeof found.raw.$ref === 'string') {
      if (versionOf(found.raw, outer) !== 7 && Object.keys(found.raw).length > 1) return found;
      const next = this.#options.follow(found.raw.$ref, found.place);
      if (!next) return found;
      found = next;
    }
    return found;
  }

  /** By their names; a note where there are none. */
  compileAll(raw: unknown, place: string): Map<string, SchemaNode> {
    if (!isRecord(raw)) this.note(place, 'is no object of schemas');
    const entries = isRecord(raw) ? Object.entries(raw) : [];
    return new Map(entries.map(([name, schema]) => [name, this.compile(schema, `${place}/${escaped(name)}`)]));
  }

  #checksOf(raw: Record<string, unknown>, place: string): readonly Check[] {
    const version = this.#version;
    const referred = typeof raw.$ref === 'string' ? this.#referred(raw.$ref, place) : [];
    // What stands beside it does not count in draft 7: https://json-schema.org/draft-07/json-schema-core#section-8.3
    if (typeof raw.$ref === 'string' && version === 7) return referred;
    for (const key of UNCHECKED) if (raw[key] !== undefined) this.note(`${place}/${key}`, 'is not checked');
    for (const [key, versions] of Object.entries(HAVING)) {
      if (raw[key] !== undefined && !versions.includes(version)) this.note(`${place}/${key}`, 'is of another draft');
    }
    const schema = { raw, place, compiler: this, version };
    const made = [valueChecks, numberChecks, textChecks, arrayChecks, objectChecks, combiningChecks];
    return [...referred, ...made.flatMap((make) => make(schema))];
  }

  #referred(ref: string, place: string): Check[] {
    const found = this.#options.follow(ref, place);
    if (!found) {
      this.note(`${place}/$ref`, 'refers to an anchor that no one place of the document has');
      return [];
    }
    const node = this.compile(found.raw, found.place);
    return [(value, at, run) => run.check(node, value, at)];
  }
}

const versionOf = ({ $schema }: Record<string, unknown>, outer: SchemaVersion): SchemaVersion =>
  typeof $schema === 'string' ? schemaVersion($schema) : outer;

/** A schema that is being compiled. */
export interface Draft {
  readonly raw: Record<string, unknown>;
  readonly place: string;
  readonly compiler: SchemaCompiler;
  readonly version: SchemaVersion;
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
