import type { ConnectionFacts } from '../protocol/from-page.ts';
import type { Gate } from './intervene/gate.ts';

/** What the hook keeps of one connection. It outlives the socket only while entries of the journal speak of it. */
export interface ConnectionRecord {
  /** Unique in the document. */
  readonly id: string;
  /** Of the report that began it; 0 for none. */
  seq: number;
  /** Null while nothing of ours is in its way. */
  gate: Gate | null;
  facts: { -readonly [Fact in keyof ConnectionFacts]: ConnectionFacts[Fact] };
  /** The page's own socket, until it is closed: to carry out the user's commands. */
  socket: WebSocket | null;
  /** To be told the number of each message that the socket was given, until it is closed. */
  drain?: ((seq: number) => void) | null;
  /** Of an EventSource until its end: hears of its events, whatever their types. */
  hear?: ((event: Event) => void) | undefined;
  /** Streams that it has had, of those that are numbered. */
  streams?: number;
}
