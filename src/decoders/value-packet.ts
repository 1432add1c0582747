import type { Way } from '../protocol/from-page.ts';
import type { Field, FieldValue, Packet } from './decoder.ts';
import { NameFinder, nameText, tells } from './json/json-names.ts';
import { meaningOf, objectMeaning } from './json/json-packet.ts';
import { LazyPacket, type Meaning } from './lazy-packet.ts';
import { isList, valueText } from './value-text.ts';

/** Members of a value that are looked at to name it, and the longest text of one. */
const MEMBERS = 256;
const TEXT = 200;

/**
 * A value of a format that has the model of JSON: named, paired and marked by the same members as JSON is. `format`:
 * what it is called when nothing names it.
 */
export const valuePacket = (value: FieldValue, direction: Way, format: string): Packet =>
  new LazyPacket(meaningOfValue(value, direction, format), {
    summary: () => valueText(value),
    fields: () => (isFields(value) ? value : [{ name: '', value }]),
  });

const isFields = (value: FieldValue): value is readonly Field[] => Array.isArray(value);

function meaningOfValue(value: FieldValue, direction: Way, format: string): Meaning {
  if (!isFields(value)) return meaningOf(format);
  if (isList(value)) {
    const name = value[0] && nameText(scalarJson(value[0].value));
    return meaningOf(name === undefined || name.includes(' ') ? format : name);
  }
  const names = new NameFinder();
  const count = Math.min(value.length, MEMBERS);
  for (let index = 0; index < count; index++) {
    const member = value[index];
    if (member && tells(member.name)) names.look(member.name, scalarJson(member.value));
  }
  return objectMeaning(names, direction, format);
}

/** As it would be written in JSON; what is inside of it names nothing, and is left out. */
function scalarJson(value: FieldValue): string {
  if (typeof value === 'string') return value.length > TEXT ? 'true' : JSON.stringify(value);
  if (typeof value === 'bigint' || typeof value === 'boolean' || value === null) return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  return 'json' in value ? value.json : 'true'; // something that is not nothing
}
