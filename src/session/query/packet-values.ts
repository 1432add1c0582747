import type { Decoded } from '../../decoders/decode-or-raw.ts';
import type { Field, FieldValue } from '../../decoders/decoder.ts';

/** Fields within fields that are followed: more than any protocol has, and less than the stack holds. */
const DEEPEST = 200;

/** The packets of a message as JSON would have them; none where it was not decoded. */
export const packetValues = (decoded: Decoded): readonly unknown[] =>
  decoded.kind === 'packets' ? decoded.packets.map(({ fields }) => valueOfFields(fields(), 0)) : [];

/** A field without a name is the whole packet. */
function valueOfFields(fields: readonly Field[], depth: number): unknown {
  const [only] = fields;
  if (only?.name === '' && fields.length === 1) return plainValue(only.value, depth);
  const values = new Map(fields.map(({ name, value }) => [name, plainValue(value, depth + 1)]));
  return Object.fromEntries(values);
}

function plainValue(value: FieldValue, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? Number(value) : value;
  if (value instanceof Uint8Array || depth > DEEPEST) return undefined;
  return 'json' in value ? parsedJson(value.json) : valueOfFields(value, depth);
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
