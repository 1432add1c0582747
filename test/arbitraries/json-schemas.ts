import fc from 'fast-check';

const names = fc.constantFrom('a', 'b', 'toString');
const scalars = fc.oneof(fc.constantFrom<unknown>(0, -0, 1, 2, 0.5, 1e21, '', 'a', 'ab', '😀', true, false, null));

/** Any value of JSON, made of the few names and scalars that schemas speak of. */
export const jsonValues: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3 }),
  ),
})).value;

const counts = fc.nat(3);
type Schemas = () => fc.Arbitrary<unknown>;

const plainKeywords = fc.record(
  {
    type: fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object', ['string', 'array']),
    const: jsonValues,
    enum: fc.array(jsonValues, { minLength: 1, maxLength: 3 }),
    minimum: counts,
    exclusiveMaximum: counts,
    multipleOf: fc.constantFrom(0.5, 1, 2),
    minLength: counts,
    maxLength: counts,
    pattern: fc.constantFrom('^a', 'b$', '^.?$'),
    minItems: counts,
    uniqueItems: fc.boolean(),
    maxProperties: counts,
    required: fc.uniqueArray(names),
  },
  { requiredKeys: [] },
);

const partKeywords = (schema: Schemas) =>
  fc.record(
    {
      properties: fc.dictionary(names, schema()),
      patternProperties: fc.dictionary(fc.constantFrom('^a', '.'), schema()),
      additionalProperties: schema(),
      propertyNames: schema(),
      dependencies: fc.dictionary(names, fc.oneof(schema(), fc.uniqueArray(names))),
      items: fc.oneof(schema(), fc.array(schema(), { maxLength: 2 })),
      additionalItems: schema(),
      contains: schema(),
    },
    { requiredKeys: [] },
  );

const combiningKeywords = (schema: Schemas) =>
  fc.record(
    {
      allOf: fc.array(schema(), { minLength: 1, maxLength: 2 }),
      anyOf: fc.array(schema(), { minLength: 1, maxLength: 2 }),
      oneOf: fc.array(schema(), { minLength: 1, maxLength: 2 }),
      not: schema(),
      if: schema(),
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: schema(),
      else: schema(),
    },
    { requiredKeys: [] },
  );

/** Any schema of JSON Schema draft 7, of the keywords that need no other document. */
export const jsonSchemas: fc.Arbitrary<unknown> = fc.letrec<{ schema: unknown }>((tie) => {
  const schema = () => tie('schema');
  const depth = { depthSize: 'small', maxDepth: 3 } as const;
  return { schema: fc.oneof(depth, fc.boolean(), plainKeywords, partKeywords(schema), combiningKeywords(schema)) };
}).schema;
