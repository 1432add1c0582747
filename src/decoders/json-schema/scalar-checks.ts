import { FORMATS } from './formats.ts';
import { type Draft, numberOf } from './schema-compiler.ts';
import type { Check, SchemaRun } from './schema-run.ts';

/** UTF-16 units of a text whose format is looked at. */
const LONGEST_FORMAT = 2_048;

type NumberTest = (value: number) => boolean;

/** Bounds of numbers. */
export function numberChecks(draft: Draft): Check[] {
  const tests: readonly [key: string, expected: string, test: (bound: number) => NumberTest][] = [
    ['minimum', 'at least', (bound) => (value) => value >= bound],
    ['maximum', 'at most', (bound) => (value) => value <= bound],
    ['exclusiveMinimum', 'more than', (bound) => (value) => value > bound],
    ['exclusiveMaximum', 'less than', (bound) => (value) => value < bound],
    ['multipleOf', 'a multiple of', (bound) => (value) => isMultiple(value, bound)],
  ];
  return tests.flatMap(([key, expected, test]) => {
    const bound = numberOf(draft, key);
    return bound === undefined ? [] : [onNumber(test(bound), `${expected} ${bound}`)];
  });
}

const onNumber =
  (test: NumberTest, expected: string): Check =>
  (value, at, run) => {
    if (typeof value === 'number' && !test(value)) run.fail(at, expected, value);
  };

/** Decimal fractions are not exact as doubles: 0.3 is to be a multiple of 0.1. */
function isMultiple(value: number, of: number): boolean {
  if (of <= 0) return true;
  const ratio = value / of;
  return Math.abs(ratio - Math.round(ratio)) <= Math.abs(ratio) * 4 * Number.EPSILON;
}

/** Lengths of texts, their pattern and format. */
export function textChecks(draft: Draft): Check[] {
  const [least, most] = [numberOf(draft, 'minLength'), numberOf(draft, 'maxLength')];
  return [
    ...(least === undefined ? [] : [onText((text) => lengthOf(text, least) >= least, `at least ${letters(least)}`)]),
    ...(most === undefined ? [] : [onText((text) => lengthOf(text, most + 1) <= most, `at most ${letters(most)}`)]),
    ...patternCheck(draft),
    ...formatCheck(draft),
  ];
}

const letters = (count: number): string => `${count} character${count === 1 ? '' : 's'}`;

const onText =
  (test: (text: string, run: SchemaRun) => boolean, expected: string): Check =>
  (value, at, run) => {
    if (typeof value === 'string' && !test(value, run)) run.fail(at, expected, value);
  };

/** In code points, counted no further than `enough`. */
function lengthOf(text: string, enough: number): number {
  if (text.length < enough) return text.length; // code points are no more than units
  let length = 0;
  for (const _ of text) if (++length >= enough) break;
  return length;
}

function patternCheck({ raw, place, compiler }: Draft): Check[] {
  const { pattern } = raw;
  if (pattern === undefined) return [];
  const matcher = typeof pattern === 'string' ? compiler.makeMatcher(pattern) : null;
  if (!matcher) {
    compiler.note(`${place}/pattern`, 'cannot be run in linear time');
    return [];
  }
  return [
    onText(
      (text, run) => {
        run.spend(text.length * matcher.stepsPerUnit);
        return matcher.test(text);
      },
      `a text like /${String(pattern)}/`,
    ),
  ];
}

function formatCheck({ raw: { format } }: Draft): Check[] {
  const test = typeof format === 'string' && Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  return test ? [onText((text) => text.length <= LONGEST_FORMAT && test(text), `the format ${String(format)}`)] : [];
}
