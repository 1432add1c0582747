import type { Decoder, DecodeStream } from '../decoder.ts';
import { readPhoenix } from './phoenix-message.ts';
import { phoenixPacket } from './phoenix-packet.ts';
import { PHOENIX_PATIENCE } from './phoenix-patience.ts';

/** https://hexdocs.pm/phoenix/writing_a_channels_client.html: versions 1 and 2, and binary messages. */
export const phoenixDecoder: Decoder = { id: 'phoenix', start: () => stream };

const stream: DecodeStream = {
  patience: PHOENIX_PATIENCE,
  decode: (input) => [phoenixPacket(readPhoenix(input), input.direction)],
  fork: () => stream,
};
