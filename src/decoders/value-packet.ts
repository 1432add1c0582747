import type { Way } from '../protocol/from-page.ts';
import type { Field, FieldValue, Packet } from './decoder.ts';
import { jsonPackets } from './json/json-packet.ts';
import { scanJson } from './json/scan-json.ts';
import { valueText } from './value-text.ts';

/** Members of a value that are looked at to name it, and the longest text of one. */
const MEMBERS = 256;
const TEXT = 200;

/**
 * A value of a format that has the model of JSON: named, paired and marked by the same members as JSON is. `format`:
 * what it is called when nothing names it.
 */
export function valuePacket(value: FieldValue, direction: Way, format: string): Packet {
  const fields: readonly Field[] = isFields(value) ? value : [{ name: '', value }];
  const shadow = isFields(value) ? shadowOf(value) : '';
  const scanned = shadow === '' ? null : scanJson(shadow, 0, shadow.length);
  const [packet] = scanned ? jsonPackets(shadow, scanned, direction) : [];
  const type = packet === undefined || packet.type === 'JSON' ? format : packet.type;
  return { ...packet, type, summary: valueText(value), fields: () => fields };
}

const isFields = (value: FieldValue): value is readonly Field[] => Array.isArray(value);

/** As JSON, with what is inside of its members left out: that names nothing. */
function shadowOf(fields: readonly Field[]): string {
  const isList = fields.every(({ name }, index) => name === `${index}`);
  const members = fields.slice(0, MEMBERS).map(({ name, value }) => {
    const member = scalarJson(value);
    return isList ? member : `${JSON.stringify(name.slice(0, TEXT))}:${member}`;
  });
  return isList ? `[${members.join()}]` : `{${members.join()}}`;
}

function scalarJson(value: FieldValue): string {
  if (typeof value === 'string') return value.length > TEXT ? 'true' : JSON.stringify(value);
  if (typeof value === 'bigint' || typeof value === 'boolean' || value === null) return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  return isFields(value) && value.length === 0 ? '[]' : 'true'; // something that is not nothing
}
