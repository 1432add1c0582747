import { isRecord } from '../../protocol/parsed.ts';

const LONGEST_TEXT = 1_000;

/** What is wrong with a document of the user, and where. */
export class SchemaFormatError extends Error {
  override readonly name = 'SchemaFormatError';

  constructor(place: string, problem: string) {
    super(place === '' ? `the document ${problem}` : `${place} ${problem}`);
  }
}

export function recordAt(raw: unknown, place: string): Record<string, unknown> {
  if (!isRecord(raw) || Array.isArray(raw)) throw new SchemaFormatError(place, 'must be an object');
  return raw;
}

export function listAt(raw: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(raw)) throw new SchemaFormatError(place, 'must be a list');
  return raw as readonly unknown[];
}

export function textAt(raw: unknown, place: string): string {
  if (typeof raw !== 'string' || raw === '' || raw.length > LONGEST_TEXT) {
    throw new SchemaFormatError(place, `must be a text of 1 to ${LONGEST_TEXT} characters`);
  }
  return raw;
}

/** A misspelt member is told, not ignored. */
export function onlyKeys(record: Record<string, unknown>, place: string, known: readonly string[]): void {
  const other = Object.keys(record).find((key) => !known.includes(key));
  if (other !== undefined) throw new SchemaFormatError(`${place}/${other}`, `is none of ${known.join(', ')}`);
}
