import type { Decoder, DecoderId, DecoderInput, DecodeStream, Packet } from './decoder.ts';

/** A decoder whose messages each speak for themselves. */
export function statelessDecoder(id: DecoderId, decode: (input: DecoderInput) => readonly Packet[]): Decoder {
  const stream: DecodeStream = { decode, fork: () => stream };
  return { id, start: () => stream };
}
