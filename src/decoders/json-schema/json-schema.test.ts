import { type Schema, validate } from '@cfworker/json-schema';
import { describe, expect, test } from 'vitest';
import { violations } from '../../../test/decoding/schema-violations.ts';
import { pathText } from '../violation.ts';
import { linearMatchers } from './linear-pattern.ts';

test.each<[unknown, unknown, string]>([
  [{ type: 'string' }, 1, '$: expected string, found 1'],
  [{ type: ['string', 'null'] }, true, '$: expected string or null, found true'],
  [{ type: 'integer' }, 1.5, '$: expected integer, found 1.5'],
  [{ const: { a: [1] } }, { a: [2] }, '$: expected {"a": [1]}, found {"a": [2]}'],
  [{ enum: ['a', 2, null] }, 'b', '$: expected one of "a", 2, null, found "b"'],
  [{ minimum: 1 }, 0, '$: expected at least 1, found 0'],
  [{ exclusiveMaximum: 1 }, 1, '$: expected less than 1, found 1'],
  [{ multipleOf: 0.01 }, 0.015, '$: expected a multiple of 0.01, found 0.015'],
  [{ minLength: 2 }, '😀', '$: expected at least 2 characters, found "😀"'],
  [{ maxLength: 1 }, 'ab', '$: expected at most 1 character, found "ab"'],
  [{ pattern: '^a+$' }, 'b', '$: expected a text like /^a+$/, found "b"'],
  [{ format: 'date' }, '2023-02-29', '$: expected the format date, found "2023-02-29"'],
  [{ minItems: 1 }, [], '$: expected at least 1 item, found []'],
  [
    { uniqueItems: true },
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    '$[1]: expected an item that is not in the array already, found {"b": 2, "a": 1}',
  ],
  [{ items: { type: 'null' } }, [null, 0], '$[1]: expected null, found 0'],
  [{ items: [{}, false] }, [1, 2], '$[1]: expected nothing, found 2'],
  [{ items: [{}], additionalItems: { type: 'null' } }, [1, 2], '$[1]: expected null, found 2'],
  [{ contains: { const: 1 } }, [2], '$: expected an item of the kind that must be in it, found [2]'],
  [{ required: ['a'] }, {}, '$.a: expected a value, found nothing'],
  [{ required: ['toString'] }, {}, '$.toString: expected a value, found nothing'],
  [{ properties: { 'a b': { type: 'null' } } }, { 'a b': 1 }, '$["a b"]: expected null, found 1'],
  [{ properties: {}, additionalProperties: false }, { a: 1 }, '$.a: expected no property of this name, found 1'],
  [{ patternProperties: { '^x': { type: 'null' } } }, { xa: 1, a: 1 }, '$.xa: expected null, found 1'],
  [{ propertyNames: { maxLength: 1 } }, { ab: 1 }, '$.ab: expected at most 1 character, found "ab"'],
  [{ dependencies: { a: ['b'] } }, { a: 1 }, '$.b: expected a value, found nothing'],
  [{ not: { type: 'null' } }, null, '$: expected another kind of value, found null'],
  [{ if: { type: 'null' }, else: { minimum: 2 } }, 1, '$: expected at least 2, found 1'],
  [{ oneOf: [{ minimum: 1 }, { minimum: 2 }] }, 3, '$: expected one of 2 kinds, and it fits 2, found 3'],
  [{ oneOf: [{ type: 'null' }, { type: 'string' }] }, 3, '$: expected one of 2 kinds, found 3'],
  // Of several kinds, the faults of the one that was meant.
  [{ oneOf: [kind('a', 'null'), kind('b', 'string')] }, { k: 'b', v: 1 }, '$.v: expected string, found 1'],
  [false, 1, '$: expected nothing, found 1'],
])('%j and %j: %s', (schema, value, expected) => {
  expect(violations(schema, value)).toEqual([expected]);
});

describe('a draft after 7', () => {
  const newer = (schema: object) => ({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema });
  const referred = { $ref: '#/$defs/a', maximum: 5, $defs: { a: { type: 'integer' } } };

  test.each<[Schema, unknown, string]>([
    [{ dependentRequired: { a: ['b'] } }, { a: 1 }, '$.b: expected a value, found nothing'],
    [{ dependentSchemas: { a: { maxProperties: 1 } } }, { a: 1, b: 2 }, '$: expected at most 1 properties'],
    [{ prefixItems: [{ type: 'null' }] }, [1], '$[0]: expected null, found 1'],
    [{ prefixItems: [{}], items: { type: 'null' } }, [1, 2], '$[1]: expected null, found 2'],
    [{ contains: { const: 1 }, minContains: 2 }, [1, 2], '$: expected at least 2 items of a kind, found [1, 2]'],
    [{ contains: { const: 1 }, maxContains: 1 }, [1, 1], '$: expected at most 1 item of a kind, found [1, 1]'],
    [{ ...referred }, 6, '$: expected at most 5, found 6'],
    [{ ...referred }, 'x', '$: expected integer, found "x"'],
  ])('has %j against %j', (schema, value, expected) => {
    expect(validate(value, newer(schema), '2020-12').valid).toBe(false);
    expect(violations(newer(schema), value)).toEqual([expect.stringContaining(expected)]);
  });

  test.each([{ dependentRequired: { a: ['b'] } }, { dependentSchemas: { a: false } }])(
    'has %j, and draft 7 has not',
    (schema) => {
      expect(violations(schema, { a: 1 })).toEqual([]);
      expect(violations(newer(schema), { a: 1 })).toHaveLength(1);
    },
  );

  test.each<[Schema, unknown]>([
    [{ dependentRequired: { a: ['b'] } }, { b: 1 }],
    [{ prefixItems: [{ type: 'null' }] }, [null, 1]],
    [{ contains: { const: 1 }, minContains: 0 }, [2]],
    [{ contains: { const: 1 }, minContains: 1, maxContains: 2 }, [1, 1, 3]],
    [{ ...referred }, 5],
  ])('has nothing: %j against %j', (schema, value) => {
    expect(validate(value, newer(schema), '2020-12').valid).toBe(true);
    expect(violations(newer(schema), value)).toEqual([]);
  });
});

describe('each draft', () => {
  const drafts = {
    7: 'http://json-schema.org/draft-07/schema#',
    2019: 'https://json-schema.org/draft/2019-09/schema',
    2020: 'https://json-schema.org/draft/2020-12/schema',
  };
  const of = (draft: keyof typeof drafts, schema: object) => ({ $schema: drafts[draft], ...schema });
  const isNull = { type: 'null' };

  test.each<[object, unknown, (keyof typeof drafts)[]]>([
    [{ items: [isNull] }, [1], [7, 2019]],
    [{ items: [isNull] }, [null], []],
    [{ items: [{}], additionalItems: isNull }, [1, 2], [7, 2019]],
    [{ items: isNull }, [1], [7, 2019, 2020]],
    [{ prefixItems: [isNull] }, [1], [2020]],
    [{ prefixItems: [isNull], items: [isNull] }, [null, 1], []],
    [{ prefixItems: [{}], items: isNull }, [1, null], [7, 2019]],
    [{ contains: { const: 1 }, minContains: 2 }, [1], [2019, 2020]],
  ])('has its own items: %j against %j', (schema, value, refusing) => {
    const found = ([7, 2019, 2020] as const).filter((draft) => violations(of(draft, schema), value).length > 0);
    expect(found).toEqual(refusing);
  });

  test('reads a schema that several refer to in its own way', () => {
    const shared = { dependentRequired: { a: ['b'] } };
    const properties = { x: shared };
    for (const [first, second] of [
      [7, 2019],
      [2020, 7],
    ] as const) {
      const schema = { allOf: [of(first, { properties }), of(second, { properties: { y: shared } })] };
      const found = violations(schema, { x: { a: 1 }, y: { a: 1 } });
      expect(found).toEqual([`$.${first === 7 ? 'y' : 'x'}.b: expected a value, found nothing`]);
    }
  });
});

function kind(name: string, type: string): object {
  return { properties: { k: { const: name }, v: { type } } };
}

const TIMES = ['2024-02-29T23:59:60Z', '2024-01-01t00:00:00.5+05:30'];
test.each([
  ['date-time', [...TIMES], ['2024-01-01', '2024-01-01T00:00:00', '2024-13-01T00:00:00Z', '2024-01-01T24:00:00Z']],
  ['uuid', ['123e4567-e89b-12d3-a456-426614174000'], ['123e4567e89b12d3a456426614174000', '']],
  ['ipv4', ['127.0.0.1', '255.255.255.255'], ['256.0.0.1', '1.2.3', '1.2.3.4.5', '1.2.3.4.']],
  ['uri', ['https://a.example/b?c', 'urn:a:b'], ['a/b', 'https://a b', ' urn:a']],
  ['email', ['a@b.example'], ['a', '@b', 'a@', 'a b@c']],
  ['colour', ['', 'x'], []],
])('the format %s', (format, right, wrong) => {
  for (const text of right) expect([text, violations({ format }, text)]).toEqual([text, []]);
  for (const text of wrong) expect([text, violations({ format }, text)]).not.toEqual([text, []]);
});

test('a path is written as in a query, however long', () => {
  expect(pathText(['a', 0, 'b-c', 'x"y'])).toBe('$.a[0]["b-c"]["x\\"y"]');
  expect(pathText(Array(100).fill('a'))).toMatch(/^\$(\.a){40}…$/);
  expect(pathText(['x'.repeat(10_000)]).length).toBeLessThan(200);
});

describe('a hostile message costs a bounded time', () => {
  const nested = (levels: number, inner: unknown = 1) => {
    let value = inner;
    for (let level = 0; level < levels; level++) value = { l: value, op: 'or' };
    return value;
  };
  const expression: Record<string, unknown> = {};
  const branch = (op: string) => ({
    type: 'object',
    properties: { l: expression, op: { const: op } },
    required: ['op'],
  });
  expression.oneOf = [branch('and'), branch('or'), { type: 'number' }];

  test('where each level has branches that all look further in', () => {
    expect(violations(expression, nested(5))).toEqual([]);
    expect(() => violations(expression, nested(60))).toThrow('the check takes too many steps');
  });

  test('where values are deeper than the stack', () => {
    const list: Record<string, unknown> = {};
    list.items = list;
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown;
    expect(() => violations(list, deep, 200_000)).toThrow('it is more than 200 values deep');
    expect(() => violations({ uniqueItems: true }, deep, 200_000)).toThrow('the check takes too many steps');
    expect(() => violations({ enum: [1] }, deep, 200_000)).toThrow('the check takes too many steps');
  });

  test('where a pattern would be tried without end', () => {
    const text = `${'a'.repeat(50_000)}!`;
    expect(violations({ pattern: '^(a+)+$' }, text, text.length)).toHaveLength(1);
  });

  test('where a pattern has every one of its states at each character', () => {
    const text = 'x'.repeat(100_000);
    expect(() => violations({ pattern: '(?:[a-z]?){500}!' }, text, text.length)).toThrow('too many steps');
  });

  test('where everything is wrong', () => {
    expect(violations({ items: { type: 'null' } }, Array(10_000).fill(1), 20_000)).toHaveLength(100);
  });
});

test.each([
  ['a back-reference', '(a)\\1'],
  ['what looks ahead', '(?=a)'],
  ['what is long', 'a'.repeat(2_001)],
  ['a class that is repeated', `[${'a-z'.repeat(400)}]{1000}`],
  ['repeats within repeats', '((a{30}){30}){30}'],
  ['repeats side by side', 'a{1000}'.repeat(3)],
  ['no pattern at all', '('],
])('%s is no pattern that is run', (_, pattern) => {
  expect(linearMatchers()(pattern)).toBeNull();
});

test('patterns of one document are made as long as they are not too large together', () => {
  const make = linearMatchers();
  const made = Array.from({ length: 200 }, () => make('^[0-9a-f]{900}$') !== null);
  expect(made.indexOf(false)).toBeGreaterThan(50);
  expect(made.lastIndexOf(true)).toBeLessThan(made.indexOf(false));
});
