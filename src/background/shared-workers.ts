import type { SharedWorkerChannels } from '../protocol/routing.ts';

/** What is kept for as long as the browser runs, because shared workers live on when the background does not. */
export interface ChannelStore {
  read(): Promise<unknown>;
  write(channels: Record<string, readonly string[]>): Promise<void>;
}

interface Relay {
  post(message: SharedWorkerChannels): void;
}

/** How many shared workers of one origin are remembered: those before are over, most likely. */
const CHANNELS_OF_AN_ORIGIN = 50;

/**
 * The channels of shared workers. Each has one of its own, whose name nobody can guess; the relays of all documents of
 * its origin are told, and those whose documents are in the same container and the same window reach it.
 */
export class SharedWorkers {
  readonly #store: ChannelStore;
  readonly #relays = new Map<Relay, string>();
  #channels: Promise<Map<string, readonly string[]>> | undefined;

  constructor(store: ChannelStore) {
    this.#store = store;
  }

  /** A shared worker begins: resolves to the name of its channel. */
  async begin(origin: string): Promise<string> {
    const name = crypto.randomUUID();
    const channels = await this.#load();
    channels.set(origin, [...(channels.get(origin) ?? []), name].slice(-CHANNELS_OF_AN_ORIGIN));
    await this.#store.write(Object.fromEntries(channels));
    for (const [relay, of] of this.#relays) if (of === origin) relay.post({ type: 'shared-workers', channels: [name] });
    return name;
  }

  /** A document has connected: it is told what there is, and what begins from now on. Returns what ends that. */
  async tell(origin: string, relay: Relay): Promise<void> {
    this.#relays.set(relay, origin);
    const channels = (await this.#load()).get(origin);
    if (channels && this.#relays.has(relay)) relay.post({ type: 'shared-workers', channels });
  }

  /** The document has gone. */
  forget(relay: Relay): void {
    this.#relays.delete(relay);
  }

  #load(): Promise<Map<string, readonly string[]>> {
    this.#channels ??= this.#store.read().then(parseChannels);
    return this.#channels;
  }
}

function parseChannels(raw: unknown): Map<string, readonly string[]> {
  const entries = typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
  const texts = (list: unknown) => (Array.isArray(list) ? list.filter((name) => typeof name === 'string') : []);
  return new Map(entries.map(([origin, list]) => [origin, texts(list)]));
}
