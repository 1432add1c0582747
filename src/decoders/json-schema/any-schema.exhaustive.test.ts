import { type Schema, validate } from '@cfworker/json-schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonSchemas, jsonValues } from '../../../test/arbitraries/json-schemas.ts';
import { violations } from '../../../test/decoding/schema-violations.ts';

test('any schema has something against any value exactly when @cfworker/json-schema has', () => {
  fc.assert(
    fc.property(jsonSchemas, jsonValues, (schema, value) => {
      // Through JSON: messages come so, and have no -0.
      const [plainSchema, plainValue] = JSON.parse(JSON.stringify([schema, value])) as [Schema, unknown];
      expect(violations(plainSchema, plainValue).length === 0).toBe(validate(plainValue, plainSchema, '7').valid);
    }),
    { numRuns: 3_000 },
  );
});
