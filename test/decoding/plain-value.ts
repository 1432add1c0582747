import type { FieldValue } from '../../src/decoders/decoder.ts';

/** A decoded value as the notes of the recordings write it: bytes by a word, or as Node does. */
export function plainValue(value: FieldValue | undefined, bytesAs: 'word' | 'Buffer'): unknown {
  if (value instanceof Uint8Array) return bytesAs === 'word' ? 'bytes' : { type: 'Buffer', data: [...value] };
  if (!Array.isArray(value)) return value;
  const fields: readonly { name: string; value: FieldValue }[] = value;
  if (fields[0]?.name === 'tag') return plainValue(fields[1]?.value, bytesAs);
  const values = fields.map((field) => plainValue(field.value, bytesAs));
  const isList = fields.every(({ name }, index) => name === `${index}`);
  return isList ? values : Object.fromEntries(fields.map(({ name }, index) => [name, values[index]]));
}
