import type { Decoder, DecoderInput, Packet } from '../decoder.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { wirePacket } from './wire-packet.ts';

/** Binary messages that are Protobuf, as far as they can be read without their schema. */
export const protobufDecoder: Decoder = statelessDecoder('protobuf', ({ payload }: DecoderInput): Packet[] => {
  if (payload.opcode === 'text' || payload.data.byteLength === 0) return [rawPacket(payload)];
  return [wirePacket(new Uint8Array(payload.data))];
});
