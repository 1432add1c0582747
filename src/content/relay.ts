import { type ContentPort, connectToBackground } from '../platform/content-runtime.ts';
import { ACTIVE, LAST_BATCH } from '../protocol/meeting.ts';
import { isCount, isRecord } from '../protocol/parsed.ts';
import { type FromRelay, RELAY_PORT } from '../protocol/routing.ts';
import { parseToPage, type ToPage } from '../protocol/to-page.ts';
import { hasUnread, readBlobs, withoutBlobs } from './read-blobs.ts';

/**
 * Carries batches from the hook to the background and commands back. It holds no message: what is not acknowledged is
 * in the hook's journal, so the background may die at any moment. It connects when the page uses its first socket and
 * when the background wakes it, not before: a page without sockets costs nothing.
 */
export class Relay {
  readonly #documentId = randomId();
  readonly #hook: MessagePort;
  #background: ContentPort | null = null;
  /** Whether the background has said anything on the current port: only then is its end a reason to connect again. */
  #heard: boolean = false;
  #newestSent = 0;
  /** Settles when all batches before have gone; null while none waits for a Blob. */
  #reading: Promise<void> | null = null;

  constructor(hook: MessagePort) {
    this.#hook = hook;
    hook.addEventListener('message', ({ data }) => (data === ACTIVE ? this.connect() : this.#receive(data)));
    // Dispatched by the hook on this very object. The clone is for Firefox, where the data belongs to the page.
    hook.addEventListener(LAST_BATCH, (event) =>
      this.#forward(withoutBlobs(structuredClone((event as MessageEvent).data))),
    );
    hook.start();
  }

  /** Does nothing while it is connected. */
  connect(): void {
    if (this.#background) return;
    try {
      const port = connectToBackground(RELAY_PORT, () => this.#disconnected(port));
      this.#background = port;
      this.#heard = false;
      port.onMessage.addListener((raw) => this.#command(raw));
      this.#post({ type: 'hello', documentId: this.#documentId, timeOrigin: performance.timeOrigin });
    } catch {
      this.#tell({ type: 'uninstall' }); // the extension has gone, or was loaded anew
    }
  }

  #disconnected(port: ContentPort): void {
    if (this.#background !== port) return;
    this.#background = null;
    this.#tell({ type: 'pause' });
    if (this.#heard) this.connect();
  }

  #command(raw: unknown): void {
    this.#heard = true;
    const message = parseToPage(raw);
    if (!message.ok) return;
    if (message.value.type === 'subscribe') this.#newestSent = message.value.after;
    if (message.value.type === 'unsubscribe') this.#heard = false;
    this.#tell(message.value);
  }

  #receive(batch: unknown): void {
    if (!this.#reading && !hasUnread(batch)) return this.#forward(batch);
    const reading = (this.#reading ?? Promise.resolve())
      .then(() => readBlobs(batch))
      .then((read) => {
        this.#forward(read);
        if (this.#reading === reading) this.#reading = null;
      });
    this.#reading = reading;
  }

  /** A batch may come twice, as a message and as the last one: what was sent already is left out. */
  #forward(batch: unknown): void {
    if (!this.#background || !Array.isArray(batch)) return;
    const envelopes = batch.filter((envelope) => seqOf(envelope) > this.#newestSent);
    if (envelopes.length === 0) return;
    this.#newestSent = seqOf(envelopes.at(-1));
    this.#post({ type: 'batch', envelopes });
  }

  #post(message: FromRelay): void {
    this.#background?.postMessage(message);
  }

  #tell(message: ToPage): void {
    this.#hook.postMessage(message);
  }
}

const seqOf = (envelope: unknown): number => (isRecord(envelope) && isCount(envelope.seq) ? envelope.seq : 0);

/** `crypto.randomUUID` exists in secure contexts only. */
function randomId(): string {
  const words = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');
}
