import type { FromPage } from '../../protocol/from-page.ts';
import type { Header } from '../../protocol/handshake.ts';
import { requestUrl } from '../../protocol/own-handshake.ts';
import type { DocumentFacts, ToPanel } from '../../protocol/routing.ts';
import { joinHeaders } from '../../protocol/settable-header.ts';
import type { ToPage } from '../../protocol/to-page.ts';
import type { OwnDocument } from '../../session/panel-link.ts';
import { ClientJournal } from './client-journal.ts';
import { ClientSocket } from './client-socket.ts';
import { type HandshakePort, HeadersRefusedError, OwnHandshake } from './own-handshake.ts';

/** The document whose connections are the panel's own. No document of a page is called so. */
export const CLIENT_DOCUMENT = 'client';

/** What a connection of one's own is opened with. */
export interface ClientRequest {
  readonly url: string;
  readonly protocols: readonly string[];
  /** Of the handshake, beside those that the browser sets. */
  readonly headers: readonly Header[];
}

/** Whoever has asked for a connection. */
export interface ClientOwner {
  readonly ended: (byUser: boolean) => void;
  /** Hears the names of headers of which it could not be seen that the connection was opened with them. */
  readonly hearMissing: (names: readonly string[]) => void;
  /** Aborted when the connection is not wanted any more, as far as it has not been made yet. */
  readonly signal?: AbortSignal;
}

export interface ClientOptions {
  /** The panel's address. */
  readonly url: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly makeSocket: (url: string, protocols: string[]) => WebSocket;
  /** To the background, which sets headers; null where nobody does. */
  readonly openHandshake: (() => HandshakePort) | null;
}

/**
 * Plays the hook for connections that the panel itself opens: it reports what happens on them and carries out commands,
 * so that everything else treats them as those of a page.
 */
export class ClientDocument implements OwnDocument {
  readonly documentId = CLIENT_DOCUMENT;
  readonly #options: ClientOptions;
  readonly #facts: DocumentFacts;
  readonly #journal: ClientJournal;
  readonly #sockets = new Map<string, ClientSocket>();
  #listener: (message: ToPanel) => void = () => undefined;
  readonly #disposed = new AbortController();
  #last = 0;
  /** Handshakes whose headers may be in force. */
  #headed = 0;

  constructor(options: ClientOptions) {
    this.#options = options;
    const { now, url } = options;
    this.#facts = { documentId: CLIENT_DOCUMENT, frameId: 0, context: 'client', url, timeOrigin: now() };
    this.#journal = new ClientJournal(now, (message) => this.#listener(message));
  }

  /** One listener at a time: the panel's end of the protocol. */
  subscribe(listener: (message: ToPanel) => void): void {
    this.#listener = listener;
  }

  /**
   * Opens a connection, at once unless headers are to be set; null when it is not wanted any more by then. Rejects as the
   * constructor throws, with DOMException SyntaxError, or with a HeadersRefusedError.
   */
  async open(request: ClientRequest, owner: ClientOwner): Promise<ClientSocket | null> {
    const handshake = this.#prepare(request);
    const signal = AbortSignal.any([this.#disposed.signal, ...(owner.signal ? [owner.signal] : [])]);
    try {
      if (handshake) {
        signal.addEventListener('abort', () => handshake.cancel());
        await handshake.ready;
      }
      if (signal.aborted) return null;
      const socket = this.#options.makeSocket(request.url, [...request.protocols]);
      handshake?.follow(socket, owner.hearMissing);
      return this.#adopt(socket, request, owner);
    } catch (cause) {
      handshake?.cancel();
      throw cause;
    }
  }

  execute(command: ToPage): void {
    if (command.type === 'load') return this.#journal.answer(command);
    if (command.type !== 'send' && command.type !== 'inject' && command.type !== 'close') return;
    const { commandId, connectionId } = command;
    const socket = this.#sockets.get(connectionId);
    if (socket) socket.execute(command);
    else this.#journal.report(connectionId, { type: 'refused', commandId, reason: 'not-open' });
  }

  /** Closes everything, without a word to anybody. */
  dispose(): void {
    this.#disposed.abort();
    for (const socket of this.#sockets.values()) socket.close();
  }

  /** Null for a connection that needs no more than its constructor. */
  #prepare({ headers, url }: ClientRequest): OwnHandshake | null {
    const asked = requestUrl(url);
    // One without headers waits, too: it could be given those of another one to its URL, whose request is yet to go out.
    if (asked === null || (headers.length === 0 && this.#headed === 0)) return null;
    const { openHandshake } = this.#options;
    if (!openHandshake) throw new HeadersRefusedError('');
    const handshake = new OwnHandshake(openHandshake(), asked, joinHeaders(headers));
    this.#headed++;
    void handshake.missing.then(() => this.#headed--);
    return handshake;
  }

  #adopt(socket: WebSocket, { protocols }: ClientRequest, { ended }: ClientOwner): ClientSocket {
    if (this.#last === 0) this.#listener({ type: 'document', ...this.#facts });
    const connectionId = String(++this.#last);
    const report = (body: FromPage) => this.#journal.report(connectionId, body);
    const opened = new ClientSocket(socket, report, (byUser) => {
      this.#sockets.delete(connectionId);
      ended(byUser);
    });
    this.#sockets.set(connectionId, opened);
    report({ type: 'created', url: socket.url, protocols });
    return opened;
  }
}
