import fc from 'fast-check';
import type { Path, PathTest, Scalar, Step } from '../../src/query/path.ts';
import { allOf, anyOf, CHOICES, type ChoiceField, negated, type Query, type Term } from '../../src/query/query.ts';
import type { Range } from '../../src/query/range.ts';

const odd = fc.constantFrom(
  'and',
  'or',
  'not',
  '-x',
  '$.a',
  '$',
  '/x/',
  '/x',
  '"',
  '(',
  'f(x',
  '{"a',
  'b"',
  'dir:sent',
);
const number = fc.constantFrom('5', 'true', 'null', '-', '*', 'a*b', 'exists', 'x)', '==', '~', 'c1', '/a b/i', '\\');
const texts = fc.oneof(odd, number, fc.string(), fc.string({ unit: 'grapheme' }));

const patterns = fc.record({
  source: fc.constantFrom('a', 'a b', '^x$', '\\/', '[/"]', '(a|b)+', '\\)'),
  flags: fc.constantFrom('', 'i', 'im', 'u'),
});

const names = texts.filter((text) => text !== '');
const steps: fc.Arbitrary<readonly Step[]> = fc.oneof(
  names.map((name) => [{ type: 'name', name }] as const),
  fc.integer({ min: -999, max: 999 }).map((index) => [{ type: 'index', index }] as const),
  fc.constant([{ type: 'each' }] as const),
  names.map((name) => [{ type: 'deep' }, { type: 'name', name }] as const),
  fc.constant([{ type: 'deep' }, { type: 'each' }] as const),
);
const paths: fc.Arbitrary<Path> = fc.array(steps, { maxLength: 4 }).map((found) => found.flat());

/** Whole numbers that may stand for others are a `bigint`. */
const exact = (value: number) => (Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value) : value + 0);

const scalars: fc.Arbitrary<Scalar> = fc.oneof(
  texts,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(exact),
  fc.bigInt().map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value)),
  fc.boolean(),
  fc.constant(null),
);
const tests: fc.Arbitrary<PathTest> = fc.oneof(
  fc.constant({ type: 'exists' } as const),
  fc.record({
    type: fc.constant('compare' as const),
    operator: fc.constantFrom('==', '!=', '<', '<=', '>', '>='),
    value: scalars,
  }),
  texts.map((text) => ({ type: 'contains', text }) as const),
  patterns.map((pattern) => ({ type: 'pattern', ...pattern }) as const),
);

const ranges = (values: fc.Arbitrary<number>): fc.Arbitrary<Range> =>
  fc.oneof(
    fc.record({
      type: fc.constant('compare' as const),
      operator: fc.constantFrom('>', '>=', '<', '<=', '='),
      value: values,
    }),
    fc.record({ type: fc.constant('between' as const), from: values, to: values }),
  );
const durations = fc.integer({ min: 0, max: 10 ** 12 }).map((microseconds) => microseconds / 1_000);
const clocks = fc.integer({ min: 0, max: 24 * 3_600_000 - 1 });

const choices = fc
  .constantFrom<ChoiceField>('dir', 'opcode', 'is')
  .chain((field) => fc.constantFrom(...CHOICES[field]).map((value) => ({ type: 'choice', field, value }) as const));

export const terms: fc.Arbitrary<Term> = fc.oneof(
  texts.map((text) => ({ type: 'text', text }) as const),
  patterns.map((pattern) => ({ type: 'pattern', ...pattern }) as const),
  choices,
  fc.nat(99).map((number) => ({ type: 'name', field: 'conn', text: `c${number}` }) as const),
  texts.map((text) => ({ type: 'name', field: 'url', text }) as const),
  fc
    .tuple(fc.constantFrom('kind', 'subprotocol', 'decoder'), texts)
    .map(([field, text]) => ({ type: 'name', field, text }) as const),
  ranges(fc.maxSafeNat()).map((range) => ({ type: 'range', field: 'size', range, isClock: false }) as const),
  fc
    .tuple(fc.constantFrom('time', 'latency'), ranges(durations))
    .map(([field, range]) => ({ type: 'range', field, range, isClock: false }) as const),
  ranges(clocks).map((range) => ({ type: 'range', field: 'time', range, isClock: true }) as const),
  fc.record({ type: fc.constant('path' as const), path: paths, test: tests }),
);

/** Any query that can be asked. */
export const queries: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4 },
    terms,
    tie('query').map(negated),
    fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map(allOf),
    fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map(anyOf),
  ),
})).query;
