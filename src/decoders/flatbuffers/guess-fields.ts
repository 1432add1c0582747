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
  return places.flatMap((place, field): Field[] => {
    if (place === undefined) return [];
    const size = sizeOf(place, places, table);
    const value = size < 4 ? table.smallNumber(field, size) : guess(table, field, size, depth);
    return [{ name: `${field}`, value, bytes: { start: place, end: place + size } }];
  });
}

/** Bytes up to what is behind a field; alignment leaves room for no more than these. */
function sizeOf(place: number, places: readonly (number | undefined)[], table: FlatTable): number {
  const next = Math.min(table.end, ...places.filter((other): other is number => other !== undefined && other > place));
  const room = next - place;
  const widest = [8, 4, 2, 1].find((size) => size <= room && place % size === 0);
  return widest ?? 1;
}

function guess(table: FlatTable, field: number, size: number, depth: number): FieldValue {
  try {
    const found = table.text(field);
    if (found && found.text !== '' && table.isText(found.bytes) && !CONTROL.test(found.text)) return found.text;
  } catch {
    // no text, then
  }
  try {
    const inside = depth < DEPTH ? table.table(field) : undefined;
    if (inside && inside.count > 0) return guessFields(inside, depth + 1);
  } catch {
    // no table either
  }
  return size === 8 ? table.largeNumber(field) : (table.uint32(field) ?? 0);
}
