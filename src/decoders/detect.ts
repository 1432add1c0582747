import {
  type ConnectionFacts,
  DECODER_IDS,
  type DecoderId,
  type DecoderInput,
  type Detect,
  type Recognition,
} from './decoder.ts';

/** The decoder of a connection, and why. */
export interface Choice extends Recognition {
  readonly decoder: DecoderId;
}

/** Of two that are equally sure, the earlier of `DECODER_IDS` wins: the general ones have low scores anyway. */
export interface DetectOptions {
  readonly registry: Readonly<Record<DecoderId, { readonly detect: Detect }>>;
  readonly facts: ConnectionFacts;
  readonly message: DecoderInput;
  /** Those that the messages have proved wrong. */
  readonly rejected?: ReadonlySet<DecoderId>;
}

/** Asks every decoder. One that raises is skipped: the payload is hostile, and the others are not to suffer. */
export function detect({ registry, facts, message, rejected }: DetectOptions): Choice {
  let best: Choice = { decoder: 'raw', score: 0, why: { source: 'message', text: '' } };
  for (const decoder of DECODER_IDS) {
    if (rejected?.has(decoder)) continue;
    const recognition = recognitionOf(registry[decoder].detect, facts, message);
    if (recognition && recognition.score > best.score) best = { decoder, ...recognition };
  }
  return best;
}

function recognitionOf(ask: Detect, facts: ConnectionFacts, message: DecoderInput): Recognition | null {
  try {
    return ask(facts, message);
  } catch (error) {
    console.warn('a decoder could not say whether a connection is its own', error);
    return null;
  }
}
