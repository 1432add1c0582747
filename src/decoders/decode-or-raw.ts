import type { Payload } from '../protocol/payload.ts';
import type { DecoderId, DecoderInput, DecodeStream, Packet } from './decoder.ts';

/** What became of a message: every one shows something. */
export type Decoded =
  | { readonly kind: 'packets'; readonly decoder: DecoderId; readonly packets: readonly Packet[] }
  | { readonly kind: 'raw'; readonly payload: Payload; readonly failed?: DecodeFailure };

export interface DecodeFailure {
  readonly decoder: DecoderId;
  readonly reason: string;
}

export function decodeOrRaw(decoder: DecoderId, stream: DecodeStream, input: DecoderInput): Decoded {
  try {
    return { kind: 'packets', decoder, packets: stream.decode(input) };
  } catch (cause) {
    return { kind: 'raw', payload: input.payload, failed: { decoder, reason: reasonOf(cause) } };
  }
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
