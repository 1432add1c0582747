import type { HandshakeEvent } from '../platform/web-request.ts';
import type { HandshakeNews } from '../protocol/routing.ts';

/** Requests under way of all tabs that are remembered; more than a browser opens at once. */
const UNDER_WAY = 2_000;

type Part = HandshakeNews['handshakes'][number];
type Send = (event: HandshakeEvent, message: HandshakeNews) => void;

/**
 * Hands to the relay of each document what is new of its handshakes, together: each message to a page costs the page.
 * What is kept here in between may be lost with the background: then the end comes alone.
 */
export class Handshakes {
  readonly #underWay = new Map<string, Part>();
  /** What relays are to be told next, by request. */
  readonly #untold = new Map<string, { readonly event: HandshakeEvent; readonly part: Part }>();
  readonly #send: Send;
  readonly #wait: (then: () => void) => void;

  /** `wait`: as long as what is new is gathered. */
  constructor(send: Send, wait: (then: () => void) => void) {
    this.#send = send;
    this.#wait = wait;
  }

  observe(event: HandshakeEvent): void {
    const { part, stage, tabId } = event;
    if (tabId < 0) return; // no tab, no panel: such as that of a service worker
    const known = this.#underWay.get(part.id);
    // Firefox tells the end of a redirected request with the address that it was redirected to.
    const whole = { ...known, ...part, url: known?.url ?? part.url };
    if (stage === 'ended') this.#underWay.delete(part.id);
    else this.#remember(whole);
    if (stage === 'sent' || stage === 'ended' || this.#untold.has(part.id)) this.#gather(event, whole);
  }

  #gather(event: HandshakeEvent, part: Part): void {
    const isFirst = this.#untold.size === 0;
    this.#untold.set(part.id, { event, part });
    if (isFirst) this.#wait(() => this.#tell());
  }

  /** One message to each document. */
  #tell(): void {
    const messages = new Map<string, { event: HandshakeEvent; handshakes: Part[] }>();
    for (const { event, part } of this.#untold.values()) {
      const document = [event.tabId, event.frameId, event.documentId].join();
      const message = messages.get(document) ?? { event, handshakes: [] };
      message.handshakes.push(part);
      messages.set(document, message);
    }
    this.#untold.clear();
    for (const { event, handshakes } of messages.values()) this.#send(event, { type: 'handshakes', handshakes });
  }

  #remember(part: Part): void {
    this.#underWay.set(part.id, part);
    for (const oldest of this.#underWay.keys()) {
      if (this.#underWay.size <= UNDER_WAY) break;
      this.#underWay.delete(oldest);
    }
  }
}
