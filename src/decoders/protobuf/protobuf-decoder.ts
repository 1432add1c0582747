import type { Decoder, DecoderInput, Field, Packet } from '../decoder.ts';
import { LazyPacket } from '../lazy-packet.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { valueText } from '../value-text.ts';
import { readWire } from './read-wire.ts';

/** Binary messages that are Protobuf, as far as they can be read without their schema. */
export const protobufDecoder: Decoder = statelessDecoder('protobuf', ({ payload }: DecoderInput): Packet[] => {
  if (payload.opcode === 'text' || payload.data.byteLength === 0) return [rawPacket(payload)];
  const fields = readWire(new Uint8Array(payload.data));
  return [new LazyPacket({ type: 'Protobuf' }, { summary: () => lineOf(fields), fields: () => fields })];
});

const lineOf = (fields: readonly Field[]): string => {
  const parts = fields.slice(0, 20).map(({ name, value }) => `${name}: ${valueText(value)}`);
  return valueText(parts.join(', '));
};
