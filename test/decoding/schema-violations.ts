import { linearMatchers } from '../../src/decoders/json-schema/linear-pattern.ts';
import { SchemaCompiler } from '../../src/decoders/json-schema/schema-compiler.ts';
import { SchemaRun } from '../../src/decoders/json-schema/schema-run.ts';
import { violationText } from '../../src/decoders/violation.ts';

/** What a schema has against a value. */
export function violations(schema: unknown, value: unknown, units = 1_000): string[] {
  const found = { raw: schema, place: '' };
  const compiler = new SchemaCompiler({ follow: () => found, makeMatcher: linearMatchers(), note: () => undefined });
  return new SchemaRun(units).attempt(compiler.compile(schema, ''), value, null).map(violationText);
}
