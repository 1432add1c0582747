import { isRecord } from '../protocol/parsed.ts';

/** What is wrong in a rule, and where: `what.wait.ms: a number from 0 to 3600000`. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
}

/** Bounds of a number; both belong to it. */
export interface Bounds {
  readonly least?: number;
  readonly most?: number;
  /** Without it, fractions are numbers, too. */
  readonly whole?: boolean;
}

/** Reads the fields of a record that may be anything. Every way out but a good value throws a `RuleError`. */
export class FieldReader {
  readonly #path: string;
  readonly #fields: Record<string, unknown>;

  constructor(raw: unknown, path: string) {
    if (!isRecord(raw)) throw new RuleError(`${path || 'the file'}: an object is needed here`);
    this.#fields = raw;
    this.#path = path;
  }

  /** A mistake in the field `name`. */
  mistake(name: string, needed: string): never {
    throw new RuleError(`${this.path(name)}: ${needed}`);
  }

  path(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined;
  }

  raw(name: string): unknown {
    return this.#fields[name];
  }

  /** Refuses fields that nobody knows: a misspelt condition would make a rule hold everywhere. */
  only(...known: readonly string[]): void {
    const other = Object.keys(this.#fields).find((name) => !known.includes(name) && this.has(name));
    if (other !== undefined) this.mistake(other, `there is no such field; there are ${known.join(', ')}`);
  }

  text(name: string, longest: number): string {
    const value = this.#fields[name];
    if (typeof value !== 'string') return this.mistake(name, 'a text is needed here');
    return value.length <= longest ? value : this.mistake(name, `at most ${longest} characters`);
  }

  flag(name: string): boolean {
    const value = this.#fields[name];
    return typeof value === 'boolean' ? value : this.mistake(name, 'true or false is needed here');
  }

  number(name: string, { least = 0, most = Number.MAX_SAFE_INTEGER, whole = false }: Bounds = {}): number {
    const value = this.#fields[name];
    const isNumber = typeof value === 'number' && value >= least && value <= most;
    if (isNumber && (!whole || Number.isSafeInteger(value))) return value;
    return this.mistake(name, `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`);
  }

  choice<T extends string>(name: string, choices: readonly T[]): T {
    const found = choices.find((choice) => choice === this.#fields[name]);
    return found ?? this.mistake(name, `one of ${choices.join(', ')}`);
  }

  record(name: string): FieldReader {
    return new FieldReader(this.#fields[name], this.path(name));
  }

  /** Each element with its path. */
  list<T>(name: string, most: number, read: (element: unknown, path: string) => T): T[] {
    const value = this.#fields[name];
    if (!Array.isArray(value)) return this.mistake(name, 'a list is needed here');
    if (value.length > most) return this.mistake(name, `at most ${most} of them`);
    return Array.from(value, (element: unknown, index) => read(element, `${this.path(name)}[${index}]`));
  }

  /** What is there, under its name, or nothing: for fields that may be absent. */
  optional<Name extends string, T>(name: Name, read: (name: Name) => T): { readonly [Key in Name]?: T } {
    return this.has(name) ? ({ [name]: read(name) } as { readonly [Key in Name]?: T }) : {};
  }
}
