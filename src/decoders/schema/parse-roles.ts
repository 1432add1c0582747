import type { Condition, Pointer, Roles } from './schema-document.ts';
import { listAt, onlyKeys, recordAt, SchemaFormatError, textAt } from './schema-format.ts';

/** Of a pointer: each costs another look at the message. */
const PARTS = 8;

/** The parts of a message that have a meaning; all may be left out. */
export function parseRoles(raw: Record<string, unknown>, place: string): Roles {
  const roles: { -readonly [Key in keyof Roles]: Roles[Key] } = {};
  for (const key of ['kind', 'id', 'replyTo'] as const) {
    if (raw[key] !== undefined) roles[key] = pointerAt(raw[key], `${place}/${key}`);
  }
  for (const key of ['heartbeat', 'error'] as const) {
    if (raw[key] !== undefined) roles[key] = conditionAt(raw[key], `${place}/${key}`);
  }
  return roles;
}

/** https://www.rfc-editor.org/rfc/rfc6901#section-3 */
function pointerAt(raw: unknown, place: string): Pointer {
  const text = textAt(raw, place);
  const parts = text.split('/').slice(1);
  if (!text.startsWith('/') || parts.length > PARTS) {
    throw new SchemaFormatError(place, `must be a JSON pointer, like /type, of at most ${PARTS} parts`);
  }
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function conditionAt(raw: unknown, place: string): Condition {
  const record = recordAt(raw, place);
  onlyKeys(record, place, ['pointer', 'equals']);
  const pointer = pointerAt(record.pointer, `${place}/pointer`);
  if (record.equals === undefined) return { pointer };
  const list = Array.isArray(record.equals) ? listAt(record.equals, place) : [record.equals];
  return { pointer, equals: list.map((value) => scalarAt(value, `${place}/equals`)) };
}

function scalarAt(raw: unknown, place: string): string {
  if (raw === null || ['string', 'number', 'boolean'].includes(typeof raw)) return String(raw);
  throw new SchemaFormatError(place, 'must be a text, a number, true, false, null, or a list of them');
}
