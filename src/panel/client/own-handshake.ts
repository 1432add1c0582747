import type { PortTransport } from '../../platform/runtime-port.ts';
import type { Header } from '../../protocol/handshake.ts';
import { type OwnHandshakeStep, parseOwnHandshakeNews } from '../../protocol/own-handshake.ts';
import { unreachable } from '../../protocol/parsed.ts';

export type HandshakePort = Pick<PortTransport<OwnHandshakeStep>, 'post' | 'subscribe' | 'onClosed' | 'close'>;

/** The browser does not set headers, and says why; or there is nobody who could ask it to, and the message is empty. */
export class HeadersRefusedError extends Error {
  override readonly name = 'HeadersRefusedError';
}

/** One handshake of the panel's own whose headers the background sets. */
export class OwnHandshake {
  /** The connection is to be made now. Rejects with a HeadersRefusedError. */
  readonly ready: Promise<void>;
  /** Resolves when the headers are in force no more: to the names of those of which it was not seen that they went out. */
  readonly missing: Promise<readonly string[]>;
  readonly #port: HandshakePort;
  #isOpen: boolean = true;
  #end: (missing: readonly string[]) => void = () => undefined;
  #stopWaiting: () => void = () => undefined;

  constructor(port: HandshakePort, url: string, headers: readonly Header[]) {
    this.#port = port;
    const all = headers.map(([name]) => name);
    this.missing = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.ready = new Promise((resolve, reject) => {
      this.#stopWaiting = resolve;
      const refuse = (reason: string) => {
        reject(new HeadersRefusedError(reason));
        this.#end(all); // of which there are some, where it had been ready
      };
      port.subscribe((raw) => this.#hear(raw, resolve, refuse));
      port.onClosed(() => {
        this.#isOpen = false;
        refuse('');
      });
    });
    port.post({ type: 'begin', url, headers });
  }

  /** Hears at most once: the names of headers that a connection has been opened without, as far as can be seen. */
  follow(socket: WebSocket, hearMissing: (names: readonly string[]) => void): void {
    let wasOpen: boolean = false;
    socket.addEventListener('open', () => {
      wasOpen = true;
      if (this.#isOpen) this.#port.post({ type: 'over' });
      void this.missing.then((names) => {
        this.cancel();
        if (names.length > 0) hearMissing(names);
      });
    });
    socket.addEventListener('close', () => {
      if (!wasOpen) this.cancel();
    });
  }

  /** No connection is to come, or it is there: nothing is in force, and whoever waits need not. */
  cancel(): void {
    if (this.#isOpen) this.#port.close();
    this.#isOpen = false;
    this.#stopWaiting();
    this.#end([]);
  }

  #hear(raw: unknown, resolve: () => void, refuse: (reason: string) => void): void {
    const news = parseOwnHandshakeNews(raw);
    if (!news.ok) return;
    switch (news.value.type) {
      case 'ready':
        return resolve();
      case 'refused':
        return refuse(news.value.reason);
      case 'sent':
        return this.#end(news.value.missing);
      default:
        return unreachable(news.value);
    }
  }
}
