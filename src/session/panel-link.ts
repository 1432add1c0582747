import type { FromPanel, ToPanel } from '../protocol/routing.ts';
import type { ToPage } from '../protocol/to-page.ts';
import type { Transport } from '../protocol/transport.ts';

/**
 * `connecting`: nothing heard yet · `live`: some document of the tab reports · `unreachable`: the page was loaded
 * before the extension was, or is out of bounds for extensions · `replaced`: another panel has taken over this tab.
 */
export type LinkStatus = 'connecting' | 'live' | 'unreachable' | 'replaced';

/** A document that speaks to the receiver without a port. */
export interface OwnDocument {
  readonly documentId: string;
  execute(command: ToPage): void;
  /** One listener at a time. */
  subscribe(listener: (message: ToPanel) => void): void;
}

/** The receiver's way to the background, over one transport after the other, and how it stands. */
export class PanelLink {
  #transport: Transport<FromPanel> | null = null;
  own: OwnDocument | null = null;
  #status: LinkStatus = 'connecting';
  readonly #listeners = new Set<(status: LinkStatus) => void>();

  get status(): LinkStatus {
    return this.#status;
  }

  onStatus(listener: (status: LinkStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setStatus(status: LinkStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }

  attach(transport: Transport<FromPanel>): void {
    this.#transport = transport;
  }

  /**
   * A dead background is no fault: everything is said again when a transport is attached anew. What a port does not take
   * is lost alone: the next message goes over the same port.
   */
  post(message: FromPanel): void {
    if (message.type === 'to-document' && message.documentId === this.own?.documentId) {
      return this.own.execute(message.message);
    }
    try {
      this.#transport?.post(message);
    } catch {
      // Whoever has attached the transport hears of its end.
    }
  }
}
