import type { Decoder, DecodeStream } from '../decoder.ts';
import { rawPacket } from './raw-packet.ts';

const stream: DecodeStream = {
  decode: ({ payload }) => [rawPacket(payload)],
  fork: () => stream,
};

/** What can be said of any message: whether it is text, bytes or nothing. */
export const rawDecoder: Decoder = { id: 'raw', start: () => stream };
