import type { ConnectionFacts, Decoder, DecoderId, DecoderInput, DecodeStream, Packet, Patience } from './decoder.ts';

type Decode = (input: DecoderInput) => readonly Packet[];

/** A decoder whose messages each speak for themselves. `patience`: of every connection. */
export function statelessDecoder(id: DecoderId, decode: Decode, patience: readonly Patience[] = []): Decoder {
  const stream: DecodeStream = { decode, patience, fork: () => stream };
  return { id, start: () => stream };
}

/** What messages tell of the patience of their connection. */
export interface PatienceOf {
  readonly first: (facts: ConnectionFacts) => readonly Patience[];
  /** Undefined: it stays as it is. */
  readonly after: (packets: readonly Packet[], input: DecoderInput) => readonly Patience[] | undefined;
}

/** As `statelessDecoder`, where messages tell how long is waited for others. */
export function patientDecoder(id: DecoderId, decode: Decode, { first, after }: PatienceOf): Decoder {
  const { start } = statelessDecoder(id, decode);
  return {
    id,
    start(facts) {
      let patience = first(facts);
      return {
        decode(input) {
          const packets = decode(input);
          patience = after(packets, input) ?? patience;
          return packets;
        },
        get patience() {
          return patience;
        },
        fork: () => start(facts),
      };
    },
  };
}
