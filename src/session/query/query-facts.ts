import type { Decoded } from '../../decoders/decode-or-raw.ts';
import type { DocumentCheck } from '../document-check.ts';
import type { Session } from '../session.ts';

/** What messages mean, as far as a query asks for it. Rows from `decodedRows` on mean nothing yet. */
export interface MeaningFacts {
  readonly decodedRows: number;
  /** Another number means that every row may mean something else. */
  readonly edition: number;
  /** What the decoder calls the message. */
  typeAt(row: number): string;
  /** Of a reply: ms since its request. */
  latencyAt(row: number): number | undefined;
  isHeartbeatAt(row: number): boolean;
  isErrorAt(row: number): boolean;
  isUnansweredAt(row: number): boolean;
  isRepeatedAt(row: number): boolean;
  isOrphanAt(row: number): boolean;
  /** It belongs to its partner, and is no reply to it. */
  isMemberAt(row: number): boolean;
  /** The row of the reply to a request, or of the request of a reply; -1: none. */
  partnerOf(row: number): number;
  decoderOf(connection: string): string;
  packetsAt(row: number): Decoded;
  /** What the user's document has to say of a message. */
  checkAt(row: number): DocumentCheck | null;
}

/** What a query is asked of. */
export interface QueryFacts {
  readonly session: Session;
  readonly meanings: MeaningFacts;
}
