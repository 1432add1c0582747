import type { PortTransport } from '../platform/runtime-port.ts';
import type { HeadersInForce, SetHeaders } from '../platform/set-headers.ts';
import { type OwnHandshakeNews, type OwnHandshakeStep, parseOwnHandshakeStep } from '../protocol/own-handshake.ts';

type Port = PortTransport<OwnHandshakeNews>;
type Begin = Extract<OwnHandshakeStep, { type: 'begin' }>;

/** What ends the wait for a request that may never be made. */
interface Ends {
  /** The panel knows that the request has gone out. */
  readonly over: Promise<unknown>;
  readonly closed: Promise<void>;
}

/** Puts the user's headers on handshakes of the panel's own: one port each, and each in force no longer than needed. */
export class OwnHandshakes {
  readonly #set: SetHeaders;
  /** The last one to each URL, with its end: the next waits for that, because the browser cannot tell them apart. */
  readonly #lasts = new Map<string, Promise<void>>();

  constructor(set: SetHeaders) {
    this.#set = set;
  }

  /** Takes a port of a panel. */
  accept(port: Port): void {
    port.subscribe((raw) => {
      const step = parseOwnHandshakeStep(raw);
      if (!step.ok) tell(port, { type: 'refused', reason: step.error });
    });
    const closed = new Promise<void>((resolve) => port.onClosed(resolve));
    const over = firstStep(port, (step) => (step.type === 'over' ? step : null));
    const begin = firstStep(port, (step) => (step.type === 'begin' ? step : null));
    void begin.then((first) => this.#queue(port, first, { closed, over }));
  }

  #queue(port: Port, begin: Begin, ends: Ends): void {
    const { url } = begin;
    const before = this.#lasts.get(url) ?? Promise.resolve();
    const turn: Promise<void> = before
      .then(() => this.#serve(port, begin, ends))
      .catch((cause: unknown) =>
        tell(port, { type: 'refused', reason: cause instanceof Error ? cause.message : String(cause) }),
      )
      .then(() => {
        if (this.#lasts.get(url) === turn) this.#lasts.delete(url);
      });
    this.#lasts.set(url, turn);
  }

  async #serve(port: Port, { headers, url }: Begin, ends: Ends): Promise<void> {
    const inForce = await this.#set(url, headers);
    tell(port, { type: 'ready' });
    const nobody = ends.closed.then(() => null);
    const missing = await Promise.race([inForce.sent, unseen(inForce, headers, ends), nobody]);
    await inForce.end();
    if (missing) tell(port, { type: 'sent', missing });
  }
}

/** Resolves to the first step that `choose` takes. */
function firstStep<T extends OwnHandshakeStep>(port: Port, choose: (step: OwnHandshakeStep) => T | null): Promise<T> {
  return new Promise((resolve) => {
    port.subscribe((raw) => {
      const step = parseOwnHandshakeStep(raw);
      const chosen = step.ok ? choose(step.value) : null;
      if (chosen) resolve(chosen);
    });
  });
}

/** All of the headers, once the request has gone out and nothing has told so. */
async function unseen({ settle }: HeadersInForce, headers: Begin['headers'], { over }: Ends): Promise<string[]> {
  await over;
  await settle();
  return headers.map(([name]) => name);
}

function tell(port: Port, news: OwnHandshakeNews): void {
  try {
    port.post(news);
  } catch {
    // The panel has gone, and needs to know nothing any more.
  }
}
