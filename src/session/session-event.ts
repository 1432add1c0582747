import type { Api, CloseFacts, ConnectionFacts, StreamEnd } from '../protocol/from-page.ts';
import type { Handshake } from '../protocol/handshake.ts';
import type { BinaryForm, Payload } from '../protocol/payload.ts';
import type { DocumentContext } from '../protocol/routing.ts';
import type { Note } from '../protocol/verdict.ts';

/** Always from the page's side. */
export type Direction = 'sent' | 'received';

/**
 * Why messages are missing: the document kept no more of them (`overflow`), recording was off (`not-recorded`), or a
 * number is missing and nothing tells why (`unexplained`); or the panel has removed them, because they were over the limit
 * that the user has set (`removed`). `unheard`: nobody was there to hear the document's last words, so that what it did
 * last may be missing, and nobody can count it.
 */
export type LossReason = 'overflow' | 'not-recorded' | 'unexplained' | 'removed' | 'unheard';

/** Fields that every event has. `at`: ms since the Unix epoch. `seq`: the document's own numbering. */
interface Header {
  readonly at: number;
  readonly seq: number;
}

interface OfConnection extends Header {
  /** A connection of the session: `c1`, `c2`, … */
  readonly connection: string;
}

export interface Message extends OfConnection {
  readonly type: 'message';
  readonly direction: Direction;
  readonly payload: Payload;
  /** Given to `send` after closing began: accepted, never transmitted. */
  readonly discarded: boolean;
  /** The user sent it from the panel. */
  readonly resent: boolean;
  /** Of one that the user sent: the `seq` of the message of the same connection that it was made from. */
  readonly resentFrom?: number;
  /** The user changed it before it was sent. */
  readonly edited?: boolean;
  /** Of a received message: no server sent it; the user gave it to the page, or a rule did. */
  readonly injected?: boolean;
  /** The id of the rule that made it: the page did not send it, or its server. */
  readonly rule?: string;
  /** Of a sent message: `bufferedAmount` right after the call, in bytes. */
  readonly bufferedAmount?: number;
  /** Of a received binary message: the object that the page got. */
  readonly binaryForm?: BinaryForm;
  /** Of a sent message: who called `send`, in the browser's own words. */
  readonly stack?: string;
  /** Of a received message: how long the page's listeners and their microtasks took, in ms. */
  readonly handled?: number;
  /** Of WebTransport, the stream or `datagram`; of EventSource, the type of an event that has a name. */
  readonly channel?: string;
  /** Of EventSource, when it is not empty. */
  readonly lastEventId?: string;
}

/** What is shown as a row of its own; the others tell something of a message or a connection. */
export type ShownEvent = Exclude<SessionEvent, { type: 'drained' | 'handshake' | 'mark' | 'verdict' }>;

export const isShown = (event: SessionEvent): event is ShownEvent =>
  event.type !== 'drained' && event.type !== 'handshake' && event.type !== 'mark' && event.type !== 'verdict';

/** What the user puts on a row to find it again. */
export interface Mark {
  readonly bookmarked: boolean;
  /** Empty for none. */
  readonly note: string;
}

/** What the browser tells of a connection's handshake. A later event of the same connection replaces an earlier one. */
export interface HandshakeFound extends OfConnection {
  readonly type: 'handshake';
  /** Absent when it cannot be told which of several it was. */
  readonly handshake?: Handshake;
  /** How many handshakes it may have been. */
  readonly candidates?: number;
}

/** What a rule, or the user at the queue of what is held, did to the message or connection whose row is numbered `of`. */
export interface Verdict extends OfConnection, Note {
  readonly type: 'verdict';
  readonly of: number;
  /** What went on in place of the message's own payload. */
  readonly payload?: Payload;
}

/** One direction of a connection, or of one of its streams. */
interface OfFlow extends OfConnection {
  readonly direction: Direction;
  readonly channel?: string;
}

/** What happened, in the terms of the session: the one form that is shown, exported and read back. */
export type SessionEvent =
  | ({
      readonly type: 'document';
      readonly document: string;
      readonly frameId: number;
      readonly url: string;
      /** Absent for a frame. */
      readonly context?: DocumentContext;
      /** Of a worker: the document that made it; absent when it is not known. */
      readonly parent?: string;
    } & Header)
  /** The document was unloaded; connections that were open then are gone with it. */
  | ({ readonly type: 'unload'; readonly document: string } & Header)
  | ({
      readonly type: 'connection';
      readonly document: string;
      readonly url: string;
      readonly protocols: readonly string[];
      /** There before the history began: what is known of it now. */
      readonly facts?: ConnectionFacts;
      /** Who called the constructor, in the browser's own words. */
      readonly stack?: string;
      /** Absent: WebSocket. */
      readonly api?: Api;
    } & OfConnection)
  | ({
      readonly type: 'open';
      readonly subprotocol: string;
      readonly extensions: string;
      readonly binaryType: BinaryForm;
    } & OfConnection)
  | Message
  /** All that was sent up to the message numbered `of` has gone to the network, `after` ms after that `send`. */
  | ({ readonly type: 'drained'; readonly of: number; readonly after: number } & OfConnection)
  | ({ readonly type: 'error' } & OfConnection)
  /** An EventSource lost its connection and makes a new one. */
  | ({ readonly type: 'reconnecting' } & OfConnection)
  /** A stream of the connection ended, in this direction. */
  | ({ readonly type: 'end' } & StreamEnd & OfFlow)
  /** For `ms`, the page left received data unread, or the browser took no more of what the page had written. */
  | ({ readonly type: 'stall'; readonly ms: number } & OfFlow)
  | ({
      readonly type: 'closing';
      readonly code: number | null;
      readonly reason: string;
      /** The user closed it from the panel. */
      readonly byUser?: boolean;
    } & OfConnection)
  /** `rule`: the id of the rule that ended it, for the page. */
  | ({ readonly type: 'close'; readonly rule?: string } & CloseFacts & OfConnection)
  | Verdict
  | HandshakeFound
  /** The user marks the row numbered `of`, instead of how it was marked before. Neither bookmark nor note: no mark. */
  | ({ readonly type: 'mark'; readonly document: string; readonly of: number } & Mark & Header)
  | ({
      readonly type: 'loss';
      /** The first missing `seq`; `seq` is the last. */
      readonly since: number;
      readonly messages: number;
      /** Payload bytes; null when nobody could count them. */
      readonly bytes: number | null;
      readonly reason: LossReason;
      /** Empty when it is not known whose messages they were. */
      readonly connection: string;
      readonly document: string;
    } & Header);
