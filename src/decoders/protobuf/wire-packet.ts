import type { Field, Packet } from '../decoder.ts';
import { LazyPacket } from '../lazy-packet.ts';
import { valueText } from '../value-text.ts';
import { type FieldCount, readWire } from './read-wire.ts';

/**
 * A message without its schema. `base`: where it begins in the payload. `count`: of all that are in it.
 * @throws Error when it is malformed.
 */
export function wirePacket(bytes: Uint8Array, base = 0, count?: FieldCount): Packet {
  const fields = readWire(bytes, 0, bytes.length, count);
  const shown = () => (base === 0 ? fields : moved(fields, base));
  return new LazyPacket({ type: 'Protobuf' }, { summary: () => lineOf(fields), fields: shown });
}

/** On one line, without the brackets of a message. */
export const lineOf = (fields: readonly Field[]): string => {
  const parts = fields.slice(0, 20).map(({ name, value }) => `${name}: ${valueText(value)}`);
  return valueText(parts.join(', '));
};

/** Fields whose bytes begin elsewhere in a payload, or began in an earlier one. */
const moved = (fields: readonly Field[], by: number): Field[] =>
  fields.map(({ bytes, name, value: whole }) => {
    const value = Array.isArray(whole) ? moved(whole as readonly Field[], by) : whole;
    const start = (bytes?.start ?? 0) + by;
    return bytes && start >= 0 ? { name, value, bytes: { start, end: bytes.end + by } } : { name, value };
  });
