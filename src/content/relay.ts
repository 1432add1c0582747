import { type ContentPort, connectToBackground } from '../platform/content-runtime.ts';
import { parseHistoryLimits } from '../protocol/history-limits.ts';
import { HANDSHAKES_KEPT } from '../protocol/limits.ts';
import type { HookBatch, ToHook } from '../protocol/meeting.ts';
import { ACKNOWLEDGED, ACTIVE, BATCH, LAST_BATCH, LEAVING, SENT_ON } from '../protocol/meeting.ts';
import { isBlob } from '../protocol/parsed.ts';
import type { HookPiece } from '../protocol/piece.ts';
import {
  type FromRelay,
  type HandshakeNews,
  LAST_PORT_PREFIX,
  RELAY_PORT,
  type ToRelay,
  type WorkerFacts,
} from '../protocol/routing.ts';
import type { HookChannel } from './hook-channel.ts';
import { announceHook } from './hooked.ts';
import { hasUnread, readBlobs, withoutBlobs } from './read-blobs.ts';

export interface RelayOptions {
  /** Of the document, or worker, to the background. Another relay of the same shared worker gives the same. */
  readonly documentId?: string;
  readonly worker?: WorkerFacts;
  /** Of what made the worker: the panel hears of it first. */
  readonly parent?: Relay;
  /** Hears of the channels of shared workers. */
  readonly onChannels?: (channels: readonly string[]) => void;
  /** What the user has said of how much is to be kept, as it is stored. */
  readonly readLimits?: () => Promise<unknown>;
}

/**
 * Carries batches from the hook to the background and commands back. It holds no message: what is not acknowledged is
 * in the hook's journal, so the background may die at any moment. It connects when the page uses its first socket and
 * when the background wakes it, not before: a page without sockets costs nothing.
 */
export class Relay {
  readonly documentId: string;
  readonly #hook: HookChannel;
  readonly #options: RelayOptions;
  #background: ContentPort | null = null;
  /** Somebody listens: a connection that ends now is opened again. */
  #subscribed: boolean = false;
  /** The background has called while a port was open. */
  #called: boolean = false;
  /** The panel has said how much is to be kept: what is stored may be older. */
  #limited: boolean = false;
  #subscription = 0;
  /** Everything up to here need not be told again when the document is left. */
  #toldUpTo = 0;
  /** What goes at once in this task of the page goes over it (Chromium). */
  #lastPort: ContentPort | null = null;
  /** What the background has told of this document's handshakes, by their ids: it keeps nothing itself. */
  readonly #handshakes = new Map<string, HandshakeNews['handshakes'][number]>();
  #dropped = 0;
  /** Of a worker: what nobody has acknowledged. It may end before it hears that it is to tell it again. */
  #unacknowledged: HookBatch<unknown>[] = [];
  /** The engine of the rules, where there is one, hears of its end. */
  readonly #retire: () => void;
  /** Settles when all batches before have gone; null while none waits for a Blob. */
  #reading: Promise<void> | null = null;

  constructor(hook: HookChannel, options: RelayOptions = {}) {
    this.#hook = hook;
    this.#options = options;
    this.documentId = options.documentId ?? randomId();
    // The relays of other documents hear what this one's shared worker says: their numbers must be others.
    if (options.documentId !== undefined) this.#subscription = Math.floor(Math.random() * 2 ** 50);
    hook.addEventListener('message', ({ data }) => (data === ACTIVE ? this.#active() : this.#receive(data)));
    if (import.meta.env.MODE === 'firefox')
      hook.addEventListener(BATCH, (event) => this.#receive(structuredClone((event as MessageEvent).data)));
    hook.addEventListener(LEAVING, (event) => this.#leave(event));
    this.#retire = announceHook({ hook, documentId: this.documentId, isWorker: options.worker !== undefined });
    // Dispatched by the hook on this very object. The clone is for Firefox, where the data belongs to the page.
    hook.addEventListener(LAST_BATCH, (event) => this.#last(structuredClone((event as MessageEvent).data)));
  }

  /**
   * Opens the port to the background, which asks for it or must hear of a first socket. While a port is open it may
   * be one whose end is already on its way here: then it is opened again when that arrives.
   */
  connect(): void {
    if (this.#background) {
      this.#called = true;
      return;
    }
    this.#options.parent?.beThere();
    try {
      const port = connectToBackground(RELAY_PORT, () => this.#disconnected(port));
      this.#background = port;
      this.#called = false;
      port.onMessage.addListener((message) => this.#command(message as ToRelay));
      const { timeOrigin } = this.#options.worker ?? performance;
      const { documentId } = this;
      const { worker } = this.#options;
      this.#post({ type: 'hello', documentId, timeOrigin, ...(worker && { worker }) });
    } catch {
      this.#tell({ type: 'uninstall' }); // the extension has gone, or was loaded anew
    }
  }

  /**
   * The document is back from the back/forward cache: a port that was closed meanwhile has told nobody of its end
   * (Chromium closes them all, Firefox none).
   */
  reconnect(): void {
    const port = this.#background;
    port?.disconnect();
    if (port) this.#disconnected(port);
    this.beThere();
  }

  /** Keeps what is new of handshakes; a background that has died in between knows only its end. */
  handshakes({ handshakes }: HandshakeNews): void {
    const known = this.#handshakes;
    for (const part of handshakes) known.set(part.id, { ...known.get(part.id), ...part });
    for (const oldest of known.keys()) {
      if (known.size <= HANDSHAKES_KEPT) break;
      known.delete(oldest);
      this.#dropped++;
    }
    if (this.#subscribed) this.#tellHandshakes(handshakes);
  }

  #tellHandshakes(handshakes: HandshakeNews['handshakes']): void {
    const skew = Date.now() - performance.timeOrigin - performance.now();
    this.#post({ type: 'handshakes', handshakes, skew, dropped: this.#dropped });
  }

  /** As `connect`, when nobody has called the document itself. */
  beThere(): void {
    if (!this.#background) this.connect();
  }

  /** Its worker has ended: so has its document, for the panel. */
  end(): void {
    this.#retire();
    const close = () => {
      for (const batch of this.#unacknowledged) if (batch.subscription !== this.#subscription) this.#send(batch);
      this.#background?.disconnect();
      this.#background = null;
    };
    if (this.#reading === null) close();
    else void this.#reading.then(close);
  }

  /** A worker's hook is subscribed from the start, under the number 0. Without a panel the background ends that. */
  #active(): void {
    void this.#limit();
    this.connect();
    if (this.#options.parent && this.#background) this.#subscribed = true;
  }

  /**
   * Storage answers later: until then the hook keeps to its defaults. Asked for at the first socket, so that a page
   * without any costs nothing.
   */
  async #limit(): Promise<void> {
    const limits = parseHistoryLimits(await this.#options.readLimits?.().catch(() => undefined));
    if (limits && !this.#limited) this.#tell({ type: 'limits', ...limits });
  }

  #subscribe(after: number): void {
    this.#subscribed = true;
    this.#toldUpTo = after;
    this.#tell({ type: 'subscribe', after, subscription: ++this.#subscription });
  }

  #disconnected(port: ContentPort): void {
    if (this.#background !== port) return;
    const again = this.#subscribed || this.#called;
    this.#background = null;
    this.#toldUpTo = 0; // the next panel may be another
    this.#subscription++; // what the hook has on its way belongs to the old one: it comes again
    this.#subscribed = false; // else a background that fails at its start would be started for ever
    this.#tell({ type: 'pause' });
    if (again) this.connect();
  }

  /** Nobody but the background can speak here, and it has parsed what it hands on from the panel. */
  #command(message: ToRelay): void {
    if (message.type === 'shared-workers') return this.#options.onChannels?.(message.channels);
    if (message.type === 'unsubscribe') this.#subscribed = false;
    if (message.type === 'limits') this.#limited = true;
    if (message.type === 'acknowledge') {
      if (import.meta.env.MODE !== 'firefox') this.#toldUpTo = message.seq;
      this.#unacknowledged.shift();
    }
    if (message.type !== 'subscribe') return this.#tell(message);
    this.#subscribe(message.after);
    this.#tellHandshakes([...this.#handshakes.values()]);
  }

  #receive(batch: unknown): void {
    if (isPiece(batch)) return this.#piece(batch);
    if (!isBatch(batch)) return;
    if (!this.#reading && !hasUnread(batch.envelopes)) return this.#forward(batch);
    const reading = (this.#reading ?? Promise.resolve())
      .then(() => readBlobs(batch.envelopes))
      .then((envelopes) => {
        this.#forward({ ...batch, envelopes });
        if (this.#reading === reading) this.#reading = null;
      });
    this.#reading = reading;
  }

  /** One that cannot be read is told as one that is not there any more. */
  #piece({ piece }: HookPiece): void {
    const post = (data: unknown) => this.#post({ type: 'piece', piece: { ...piece, data } });
    const { data } = piece;
    if (isBlob(data)) data.arrayBuffer().then(post, () => post(null));
    else post(data);
  }

  #last(batch: unknown): void {
    if (!isBatch(batch)) return;
    const last = { ...batch, envelopes: withoutBlobs(batch.envelopes) };
    if (import.meta.env.MODE === 'firefox') this.#send(last);
    else this.#sendLast(last);
    // The panel may not know the document yet: only its own port tells that in order.
    if (import.meta.env.MODE !== 'firefox' && !this.#subscribed) this.#send(last);
  }

  /**
   * Chromium closes the ports of a document that goes into the back/forward cache, and tells it nothing: of one that is
   * left for another site before its `pagehide`, of one that is left for its own site after that. It runs on until it is
   * frozen, and what it posts over such a port is lost; over a new one it arrives.
   */
  #sendLast({ envelopes, packed }: HookBatch<unknown>): void {
    try {
      if (!this.#lastPort) {
        this.#lastPort = connectToBackground(LAST_PORT_PREFIX + this.documentId, () => undefined);
        queueMicrotask(() => {
          this.#lastPort?.disconnect();
          this.#lastPort = null;
        });
      }
      this.#lastPort.postMessage({ type: 'batch', envelopes, packed });
    } catch {
      // the extension has gone
    }
  }

  #forward(batch: HookBatch<unknown>): void {
    const isCurrent = batch.subscription === this.#subscription;
    if (this.#options.parent) {
      if (isCurrent && this.#unacknowledged[0]?.subscription !== batch.subscription) this.#unacknowledged = [];
      this.#unacknowledged.push(batch);
    }
    if (isCurrent) this.#send(batch);
  }

  #send({ last, envelopes, packed }: HookBatch<unknown>): void {
    if (!this.#background) return;
    if (import.meta.env.MODE === 'firefox') this.#toldUpTo = last;
    this.#post({ type: 'batch', envelopes, packed });
  }

  /**
   * With nobody to hear it, what the document still has goes with it. In Chromium what is on its way may never arrive
   * (see `#sendLast`): it goes once more, and the panel takes each number once.
   */
  #leave(event: Event): void {
    if (!this.#background) return;
    this.#hook.dispatchEvent(new MessageEvent(SENT_ON, { data: this.#toldUpTo }));
    event.preventDefault();
  }

  /** A port that throws has ended, or the whole extension has: nothing of it may be seen in the page's console. */
  #post(message: FromRelay): void {
    const port = this.#background;
    try {
      port?.postMessage(message);
    } catch {
      if (port) this.#disconnected(port);
    }
  }

  #tell(message: ToHook): void {
    if (import.meta.env.MODE === 'firefox' && message.type === 'acknowledge' && !this.#options.worker) {
      this.#hook.dispatchEvent(new MessageEvent(ACKNOWLEDGED, { data: message.seq }));
      return;
    }
    this.#hook.postMessage(message);
  }
}

/** Told from what else a worker's hook posts. What it holds is for the panel to parse. */
function isBatch(raw: unknown): raw is HookBatch<unknown> {
  return Array.isArray((raw as Partial<HookBatch<unknown>> | null)?.envelopes);
}

const isPiece = (raw: unknown): raw is HookPiece => (raw as Partial<HookPiece> | null)?.piece !== undefined;

/** `crypto.randomUUID` exists in secure contexts only. */
function randomId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
