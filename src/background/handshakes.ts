import type { HandshakeEvent } from '../platform/web-request.ts';
import type { HandshakePart } from '../protocol/routing.ts';

/** Requests under way of all tabs that are remembered; more than a browser opens at once. */
const UNDER_WAY = 2_000;

/**
 * Hands each handshake to the relay of its document, when its request has been sent and when it has ended. What is kept
 * here in between may be lost with the background: the relay has the first half then, and the end comes alone.
 */
export class Handshakes {
  readonly #underWay = new Map<string, HandshakePart['part']>();
  readonly #send: (event: HandshakeEvent, message: HandshakePart) => void;

  constructor(send: (event: HandshakeEvent, message: HandshakePart) => void) {
    this.#send = send;
  }

  observe(event: HandshakeEvent): void {
    const { part, stage, tabId } = event;
    if (tabId < 0) return; // no tab, no panel: such as that of a service worker
    const known = this.#underWay.get(part.id);
    // Firefox tells the end of a redirected request with the address that it was redirected to.
    const whole = { ...known, ...part, url: known?.url ?? part.url };
    if (stage === 'ended') this.#underWay.delete(part.id);
    else this.#remember(whole);
    if (stage === 'sent' || stage === 'ended') this.#send(event, { type: 'handshake', part: whole });
  }

  #remember(part: HandshakePart['part']): void {
    this.#underWay.set(part.id, part);
    for (const oldest of this.#underWay.keys()) {
      if (this.#underWay.size <= UNDER_WAY) break;
      this.#underWay.delete(oldest);
    }
  }
}
