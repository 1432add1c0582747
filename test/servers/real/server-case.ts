interface ServerCase {
  /** Server and client, for people. */
  readonly name: string;
  /** A file of `programs/`. */
  readonly program: string;
  /** Headers that the server's answer to the handshake must show. */
  readonly answer?: Readonly<Record<string, string>>;
}

/** What the panel must show of a real client that talks to a real server. */
export interface ProtocolCase extends ServerCase {
  /** A file of `pages/`, without its ending. */
  readonly page: string;
  /** Which of the program's ports the page connects to; 0 unless told. */
  readonly port?: number;
  /** The name of the decoder, and what spoke for it. */
  readonly decoder: string;
  readonly because: string;
  /** The kinds of all packets, each direction by itself, see `shownKinds`. */
  readonly sent: readonly string[];
  readonly received: readonly string[];
  /** The kind of a reply, and the kind of what "Go to the request" leads to from there. */
  readonly pair?: readonly [reply: string, request: string];
}

/** A server without a protocol of its own: everything that goes over it must be captured as the page sees it. */
export type PlainCase = ServerCase;
