import type { Field, FieldValue } from '../decoder.ts';
import type { FlatTable } from './flat-table.ts';

/** Tables in tables that are guessed. */
const DEPTH = 8;
const CONTROL = /(?![\t\r\n])\p{Cc}|\ufffd/u;

/**
 * What the fields of a table may be without their schema: a text or a table where there can be one, else the number
 * that stands there. The smallest numbers need no more bytes than are up to the next field.
 */
export function guessFields(table: FlatTable, depth = 0): Field[] {
  const places = Array.from({ length: table.count }, (_, field) => table.placeOf(field));
  const sorted = [...new Set(places.filter((place) => place !== undefined))].sort((a, b) => a - b);
  const ends = new Map(sorted.map((place, index) => [place, sorted[index + 1] ?? table.end]));
  return places.flatMap((place, field): Field[] => {
    if (place === undefined) return [];
    const size = sizeOf(place, ends.get(place) ?? table.end);
    const value = size < 4 ? table.smallNumber(field, size) : guess(table, field, size, depth);
    return [{ name: `${field}`, value, bytes: { start: place, end: place + size } }];
  });
}

/** Bytes up to what is behind a field; alignment leaves room for no more than these. */
const sizeOf = (place: number, next: number): number =>
  [8, 4, 2].find((size) => size <= next - place && place % size === 0) ?? 1;

function guess(table: FlatTable, field: number, size: number, depth: number): FieldValue {
  const found = attempt(() => table.text(field));
  if (found && found.text !== '' && table.isText(found.bytes) && !CONTROL.test(found.text)) return found.text;
  const inside = depth < DEPTH ? attempt(() => table.table(field)) : undefined;
  const fields = inside && inside.count > 0 ? attempt(() => guessFields(inside, depth + 1)) : undefined;
  return fields ?? (size === 8 ? table.largeNumber(field) : (table.uint32(field) ?? 0));
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined; // it is something else
  }
}
