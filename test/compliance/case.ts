/** What every case of the suite is: a function that runs in a page of its own and returns what it saw, as JSON. */

export interface CaseContext {
  /**
   * The recording server, which echoes everything. `path` chooses what else it does, see server-behaviour.ts, and
   * tells the sockets of one case apart.
   */
  url(path?: string): string;
  /** Not recorded: for sockets that are closed before they are open, of which the server may hear or not. */
  briefUrl(path?: string): string;
  /** A server that refuses every handshake, or leaves it unanswered on `/silent`; no other case uses `path`. */
  refusingUrl(path: string): string;
  /** `chrome-extension://<id>` of the installed extension, known or not. */
  readonly extensionOrigin: string;
}

/** It may return a promise. What it throws fails the suite, in native mode too. */
export type Case = (context: CaseContext) => unknown;

/** By name; the name says what is done, the native browser says what comes of it. */
export type CaseTable = Readonly<Record<string, Case>>;

/** Cases that belong to one part of the specification. */
export interface Area {
  readonly name: string;
  /** Whether all its cases can run in one page, one after the other: none may change the page's built-ins. */
  readonly sharesPage: boolean;
  readonly cases: CaseTable;
}

/** What one case did: in the page, and at the server. */
export interface CaseResult {
  readonly page: unknown;
  readonly server: readonly ServerRecord[];
}

/** One connection as the server saw it. */
export interface ServerRecord {
  readonly path: string;
  /** The subprotocols that the handshake offered. */
  readonly offered: string;
  /** As hex, with a `t` or `b` for text or binary before it. */
  readonly received: readonly string[];
  readonly closed: { readonly code: number; readonly reason: string };
}

/** What the host page answers for one case. */
export interface PageResult {
  readonly name: string;
  /** Why the case could not be carried out; null for a sound result. */
  readonly failure: string | null;
  readonly value: unknown;
}
