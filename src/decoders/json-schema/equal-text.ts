import type { SchemaRun } from './schema-run.ts';

/** Values within values that are compared. */
const DEEPEST = 200;

/** A text that is the same for two values of JSON exactly when they are equal: whatever the order of their members. */
export function equalText(value: unknown, run: Pick<SchemaRun, 'spend'>, depth = 0): string {
  run.spend(1);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return value === 0 ? '0' : String(value); // not "-0"
  if (depth > DEEPEST) run.spend(Number.POSITIVE_INFINITY);
  if (Array.isArray(value)) return `[${value.map((item: unknown) => equalText(item, run, depth + 1)).join()}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${equalText(member, run, depth + 1)}`).join()}}`;
}
