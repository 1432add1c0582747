import { linearMatchers } from '../../src/decoders/json-schema/linear-pattern.ts';
import { SchemaCompiler } from '../../src/decoders/json-schema/schema-compiler.ts';
import { SchemaRun } from '../../src/decoders/json-schema/schema-run.ts';
import { violationText } from '../../src/decoders/violation.ts';
import { isRecord } from '../../src/protocol/parsed.ts';

/** What a schema has against a value. */
export function violations(schema: unknown, value: unknown, units = 1_000): string[] {
  const follow = (ref: string) => {
    const keys = ref.split('/').slice(1);
    const raw = keys.reduce((value: unknown, key) => (isRecord(value) ? value[key] : undefined), schema);
    return { raw, place: ref.slice(1) };
  };
  const compiler = new SchemaCompiler({ follow, makeMatcher: linearMatchers(), note: () => undefined });
  return new SchemaRun(units).attempt(compiler.compile(schema, ''), value, null).map(violationText);
}
