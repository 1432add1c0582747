import type { Api, CloseFacts, ReadyState } from '../protocol/from-page.ts';
import type { BinaryForm } from '../protocol/payload.ts';
import type { DocumentContext } from '../protocol/routing.ts';
import type { HandshakeFound } from './session-event.ts';

/** Messages and payload bytes in one direction. */
export interface Traffic {
  messages: number;
  bytes: number;
}

/** One `WebSocket` of the page, or one of another API, from constructor to close, as the session knows it. Changed in place. */
export interface Connection {
  /** `c1`, `c2`, … in the order of arrival; the same in the session log. */
  readonly id: string;
  readonly document: string;
  readonly api: Api;
  readonly url: string;
  readonly protocols: readonly string[];
  readonly createdAt: number;
  /** `gone`: the page was left while the connection was not closed. */
  state: ReadyState | 'gone';
  /** Whether the browser reported an error: it never says which. */
  failed: boolean;
  subprotocol: string;
  extensions: string;
  binaryType: BinaryForm;
  readonly sent: Traffic;
  readonly received: Traffic;
  readonly lost: Traffic;
  /** Bytes that `send` had queued and not handed to the network after the last call. */
  bufferedAmount: number;
  /** The most that it has been. */
  mostBuffered: number;
  /** Who called the constructor, in the browser's own words. */
  readonly stack?: string;
  close: CloseFacts | null;
  /** The page called `close` before it was open. */
  abandoned: boolean;
  /** What is known of its opening handshake; null while nothing is. */
  handshake: HandshakeFound | null;
}

export interface SessionDocument {
  /** `d1`, `d2`, … */
  readonly id: string;
  readonly frameId: number;
  readonly url: string;
  /** Absent for a frame. */
  readonly context?: DocumentContext;
  /** Of a worker: the document that made it, when that is known. */
  readonly parent?: string;
  readonly at: number;
  loaded: boolean;
}
