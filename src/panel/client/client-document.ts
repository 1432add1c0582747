import type { FromPage } from '../../protocol/from-page.ts';
import type { DocumentFacts, ToPanel } from '../../protocol/routing.ts';
import type { ToPage } from '../../protocol/to-page.ts';
import type { OwnDocument } from '../../session/panel-link.ts';
import { ClientJournal } from './client-journal.ts';
import { ClientSocket } from './client-socket.ts';

/** The document whose connections are the panel's own. No document of a page is called so. */
export const CLIENT_DOCUMENT = 'client';

/** What a connection of one's own is opened with. */
export interface ClientRequest {
  readonly url: string;
  readonly protocols: readonly string[];
}

export interface ClientOptions {
  /** The panel's address. */
  readonly url: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly makeSocket: (url: string, protocols: string[]) => WebSocket;
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
  #last = 0;

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

  /** Opens a connection, which `ended` hears the end of. @throws DOMException SyntaxError, as the constructor does. */
  open({ url, protocols }: ClientRequest, ended: (byUser: boolean) => void): ClientSocket {
    const socket = this.#options.makeSocket(url, [...protocols]);
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
    for (const socket of this.#sockets.values()) socket.close();
  }
}
