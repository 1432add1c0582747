import { SchemaFormatError } from '../schema/schema-format.ts';
import { equalText } from './equal-text.ts';
import type { Draft } from './schema-compiler.ts';
import type { Check } from './schema-run.ts';
import { shownValue } from './shown-value.ts';

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  string: (value) => typeof value === 'string',
  array: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};
/** Values of an `enum` that are told. */
const TOLD = 8;
/** Steps that a value of the document may take. */
const STEPS = 10_000;

/** `type`, `const` and `enum`. */
export function valueChecks(draft: Draft): Check[] {
  const { raw, place } = draft;
  return [
    ...(raw.type === undefined ? [] : typeCheck(draft)),
    ...(raw.const === undefined ? [] : [oneOf([raw.const], `${place}/const`)]),
    ...(raw.enum === undefined ? [] : enumCheck(draft)),
  ];
}

function typeCheck({ raw, place, compiler }: Draft): Check[] {
  const names: readonly unknown[] = Array.isArray(raw.type) ? raw.type : [raw.type];
  const known = names.filter((name) => typeof name === 'string' && Object.hasOwn(TYPES, name)).map(String);
  if (known.length !== names.length || known.length === 0) {
    compiler.note(`${place}/type`, `is none of ${Object.keys(TYPES).join(', ')}`);
    return [];
  }
  const tests = known.flatMap((name) => TYPES[name] ?? []);
  const expected = known.join(' or ');
  return [
    (value, at, run) => {
      if (!tests.some((test) => test(value))) run.fail(at, expected, value);
    },
  ];
}

function enumCheck({ raw, place, compiler }: Draft): Check[] {
  if (Array.isArray(raw.enum)) return [oneOf(raw.enum, `${place}/enum`)];
  compiler.note(`${place}/enum`, 'is no list');
  return [];
}

function oneOf(values: readonly unknown[], place: string): Check {
  const allowed = allowedTexts(values, place);
  const told = values.slice(0, TOLD).map(shownValue).join(', ');
  const expected = values.length === 1 ? told : `one of ${told}${values.length > TOLD ? ', …' : ''}`;
  return (value, at, run) => {
    if (!allowed.has(equalText(value, run))) run.fail(at, expected, value);
  };
}

/** Values of the document, to be compared with. @throws SchemaFormatError when they refer to the same part too often. */
export function allowedTexts(values: readonly unknown[], place: string): ReadonlySet<string> {
  let left = STEPS;
  const spend = (steps: number) => {
    left -= steps;
    if (left < 0) throw new SchemaFormatError(place, 'is too large to be compared with');
  };
  return new Set(values.map((value) => equalText(value, { spend })));
}
