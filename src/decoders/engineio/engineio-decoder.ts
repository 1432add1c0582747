import type { Decoder, DecoderInput, DecodeStream, Packet } from '../decoder.ts';
import { enginePacket, engineVersion, readEngine } from './engine-packet.ts';

/** Engine.IO with something else than Socket.IO on top. */
export const engineIoDecoder: Decoder = {
  id: 'engineio',
  start({ url }) {
    const version = engineVersion(url);
    const stream: DecodeStream = {
      decode: (input: DecoderInput): Packet[] => [enginePacket(readEngine(input, version), input)],
      fork: () => stream,
    };
    return stream;
  },
};
