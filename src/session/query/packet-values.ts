import type { Decoded } from '../../decoders/decode-or-raw.ts';
import type { Field, FieldValue } from '../../decoders/decoder.ts';
import { jsonValue } from '../../query/json-value.ts';

/** Fields within fields that are followed: more than any protocol has, and less than the stack holds. */
const DEEPEST = 200;

/** The packets of a message as JSON would have them; none where it was not decoded. */
export const packetValues = (decoded: Decoded, isExact: boolean): readonly unknown[] =>
  decoded.kind === 'packets' ? decoded.packets.map(({ fields }) => valueOfFields(fields(), isExact, 0)) : [];

/** A field without a name is the whole packet. */
function valueOfFields(fields: readonly Field[], isExact: boolean, depth: number): unknown {
  const [only] = fields;
  if (only?.name === '' && fields.length === 1) return plainValue(only.value, isExact, depth);
  const values = new Map(fields.map(({ name, value }) => [name, plainValue(value, isExact, depth + 1)]));
  return Object.fromEntries(values);
}

function plainValue(value: FieldValue, isExact: boolean, depth: number): unknown {
  if (typeof value === 'bigint') return isExact ? shortest(value) : Number(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array || depth > DEEPEST) return undefined;
  return 'json' in value ? jsonValue(value.json, isExact) : valueOfFields(value, isExact, depth);
}

/** A number wherever one stands for it exactly, as in JSON. */
const shortest = (value: bigint): number | bigint => (Number.isSafeInteger(Number(value)) ? Number(value) : value);
