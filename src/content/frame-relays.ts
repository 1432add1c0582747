import { ENDED, GREETING, ITSELF, MADE, WORD, type WorkerGreeting, type WorkerNews } from '../protocol/meeting.ts';
import type { HandshakeNews, ToFrame, WorkerContext, WorkerFacts } from '../protocol/routing.ts';
import type { HookChannel } from './hook-channel.ts';
import { Relay, type RelayOptions } from './relay.ts';

/** What a relay has in its care besides its own hook. */
type End = () => void;

/** What the hook of a worker says, or the worker itself in its stead. The background parses what it is told of it. */
type Said = (Partial<WorkerGreeting> & WorkerNews) | null | undefined;

/**
 * The relays of one frame: that of its document, and in Firefox one for each of its workers. A worker's hook greets
 * with its first message; what is between it and its relay is not between others.
 */
export class FrameRelays {
  /** By which the hooks of this frame's workers make themselves known; undefined until the hook has told. */
  #word: unknown;
  readonly #document: Relay;
  /** What every relay is given. */
  readonly #own: Pick<RelayOptions, 'readLimits'>;
  readonly #relays = new Set<Relay>();
  readonly #channels = new Set<string>();

  /** Carries for the document whose hook is at the other end of `port`. */
  constructor(port: MessagePort, readLimits?: () => Promise<unknown>) {
    this.#own = readLimits ? { readLimits } : {};
    this.#document = new Relay(port, { ...this.#own, onChannels: (names) => this.#join(names) });
    this.#relays.add(this.#document);
    this.#watch(this.#document, port);
  }

  /** What the background hears when it says `message` to the frame. */
  answer(message: ToFrame): unknown {
    if (message.type !== 'worker-begins') return true;
    this.#document.beThere(); // a panel is open, and a short life may begin
    return this.#word;
  }

  /** As of the document's own relay. */
  handshakes(news: HandshakeNews): void {
    this.#document.handshakes(news);
  }

  /** Opens the ways to the background, which has asked. */
  connect(): void {
    for (const relay of this.#relays) relay.connect();
  }

  /** As of a relay. */
  reconnect(): void {
    for (const relay of this.#relays) relay.reconnect();
  }

  /** Hears of the workers that a document or worker makes. Returns what ends them all. */
  #watch(parent: Relay, hook: MessagePort, endItself: End = () => undefined): End {
    const ends = new Map<unknown, End>([[ITSELF, endItself]]);
    const made = (id: unknown, port: unknown) => {
      if (port instanceof MessagePort) ends.set(id, this.#addWorker(parent, port));
    };
    const ended = (id: unknown) => {
      ends.get(id)?.();
      ends.delete(id);
    };
    hook.addEventListener(WORD, ({ data }: MessageEventInit) => {
      this.#word = data;
    });
    hook.addEventListener(MADE, ({ data, lastEventId }: MessageEventInit) => made(lastEventId, data));
    hook.addEventListener(ENDED, ({ lastEventId }: MessageEventInit) => ended(lastEventId));
    hook.addEventListener('message', ({ data, ports }: MessageEvent<Said>) => {
      if (data?.made) made(data.made, ports[0]);
      if (data?.ended !== undefined) ended(data.ended);
    });
    return () => {
      for (const [id, end] of ends) if (id !== ITSELF) end();
    };
  }

  #addWorker(parent: Relay, port: MessagePort): End {
    let isOver: boolean = false;
    let end: End = () => {
      isOver = true;
    };
    port.addEventListener(
      'message',
      ({ data }: MessageEvent<Said>) => {
        const worker = factsOf(data, 'dedicated-worker', parent);
        if (!worker || isOver) return;
        const relay = new Relay(port, { ...this.#own, worker, parent });
        const endChildren = this.#watch(relay, port, () => end());
        this.#relays.add(relay);
        end = () => {
          endChildren();
          this.#relays.delete(relay);
          relay.end();
        };
      },
      { once: true },
    );
    port.start();
    return () => end();
  }

  /** A shared worker that is still there answers the greeting; every document of its origin carries for it. */
  #join(names: readonly string[]): void {
    for (const name of names) {
      if (this.#channels.has(name)) continue;
      this.#channels.add(name);
      const channel = new BroadcastChannel(name);
      this.#meet(name, channel);
      channel.postMessage(GREETING);
    }
  }

  #meet(name: string, channel: HookChannel & BroadcastChannel): void {
    let relay: Relay | undefined;
    channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data?.ended === ITSELF) relay?.end();
      const worker = factsOf(data, 'shared-worker');
      if (!worker) return;
      if (!relay) {
        relay = new Relay(channel, { ...this.#own, worker, documentId: name });
        this.#relays.add(relay);
      }
      if (data?.active) relay.connect();
    });
  }
}

/** Undefined when it is no greeting. */
function factsOf(data: Said, context: WorkerContext, parent?: Relay): WorkerFacts | undefined {
  const { url, timeOrigin } = data ?? {};
  if (url === undefined || timeOrigin === undefined) return undefined;
  return { context, url, timeOrigin, ...(parent && { parent: parent.documentId }) };
}
