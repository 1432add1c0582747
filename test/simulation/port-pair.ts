import { memoryTransport } from '../../src/platform/memory-transport.ts';
import type { PortSender, PortTransport } from '../../src/platform/runtime-port.ts';
import type { Transport } from '../../src/protocol/transport.ts';
import type { Deliveries, Lane } from './deliveries.ts';

/** An end of a port. As with the browser's own, closing one end is heard at the other only. */
class PortEnd implements PortTransport<unknown> {
  readonly sender: PortSender;
  closed: boolean = false;
  readonly #own: Transport<unknown>;
  readonly #closedListeners = new Set<() => void>();
  readonly #afterClose: () => void;

  constructor(sender: PortSender, own: Transport<unknown>, afterClose: () => void) {
    this.sender = sender;
    this.#own = own;
    this.#afterClose = afterClose;
  }

  post(message: unknown): void {
    if (this.closed) throw new Error('Attempting to use a disconnected port object');
    this.#own.post(message);
  }

  subscribe(listener: (message: unknown) => void): () => void {
    return this.#own.subscribe((message) => this.closed || listener(message));
  }

  onClosed(listener: () => void): void {
    this.#closedListeners.add(listener);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.#afterClose();
  }

  hearClose(): void {
    if (this.closed) return;
    this.closed = true;
    for (const listener of this.#closedListeners) listener();
  }
}

/** A port between a client (a relay or a panel) and the background, on which everything takes its time. */
export class PortPair {
  readonly client: PortEnd;
  readonly background: PortEnd;
  readonly #toClient: Lane;
  readonly #toBackground: Lane;
  #isCut: boolean = false;

  constructor(deliveries: Deliveries, sender: PortSender) {
    this.#toClient = deliveries.lane();
    this.#toBackground = deliveries.lane();
    const [client, clientWire] = memoryTransport<unknown, unknown>();
    const [background, backgroundWire] = memoryTransport<unknown, unknown>();
    clientWire.subscribe((message) => this.#isCut || this.#toBackground.add(() => backgroundWire.post(message)));
    backgroundWire.subscribe((message) => this.#toClient.add(() => clientWire.post(message)));
    this.client = new PortEnd(sender, client, () => this.#toBackground.add(() => this.background.hearClose()));
    this.background = new PortEnd(sender, background, () => this.#toClient.add(() => this.client.hearClose()));
  }

  /** The client's document is left: the background hears of it after all that was posted, the client when it is back. */
  freeze(): void {
    this.#toClient.clear();
    this.#toBackground.add(() => this.background.hearClose());
  }

  /** The client's document goes into the back/forward cache: what is posted from now on arrives nowhere. */
  cut(): void {
    this.freeze();
    this.#isCut = true;
  }

  /** The background dies: nothing that is on its way arrives, and the client hears of the end, later. */
  kill(): void {
    this.background.closed = true;
    this.#toBackground.clear();
    this.#toClient.clear();
    this.#toClient.add(() => this.client.hearClose());
  }
}
