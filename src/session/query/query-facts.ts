import type { Session } from '../session.ts';

/** What messages mean, as far as a query asks for it. Rows from `decodedRows` on mean nothing yet. */
export interface MeaningFacts {
  readonly decodedRows: number;
  /** What the decoder calls the message. */
  typeAt(row: number): string;
  /** Of a reply: ms since its request. */
  latencyAt(row: number): number | undefined;
  isHeartbeatAt(row: number): boolean;
  isErrorAt(row: number): boolean;
  isUnansweredAt(row: number): boolean;
  /** The row of the reply to a request, or of the request of a reply; -1: none. */
  partnerOf(row: number): number;
  decoderOf(connection: string): string;
}

/** What a query is asked of. */
export interface QueryFacts {
  readonly session: Session;
  readonly meanings: MeaningFacts;
}

/** Nothing is known of what messages mean. */
export const NO_MEANINGS: MeaningFacts = {
  decodedRows: Number.POSITIVE_INFINITY,
  typeAt: () => '',
  latencyAt: () => undefined,
  isHeartbeatAt: () => false,
  isErrorAt: () => false,
  isUnansweredAt: () => false,
  partnerOf: () => -1,
  decoderOf: () => '',
};
