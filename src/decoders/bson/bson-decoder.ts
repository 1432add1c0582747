import type { Decoder, DecoderInput, Packet } from '../decoder.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { valuePacket } from '../value-packet.ts';
import { decimal128Text } from './decimal128.ts';
import { readBson } from './read-bson.ts';

/** Binary messages that are one document of BSON, with no protocol around them. */
export const bsonDecoder: Decoder = statelessDecoder('bson', ({ direction, payload }: DecoderInput): Packet[] => {
  if (payload.opcode === 'text' || payload.data.byteLength === 0) return [rawPacket(payload)];
  return [valuePacket(readBson(new Uint8Array(payload.data), decimal128Text), direction, 'BSON')];
});
