import type { HandshakeEvent } from '../platform/web-request.ts';
import type { HandshakePart } from '../protocol/routing.ts';

/** Requests under way of all tabs that are remembered; more than a browser opens at once. */
const UNDER_WAY = 2_000;

/**
 * Hands each handshake to the relay of its document when it has ended, and before when it takes its time: each message
 * to a page costs the page. What is kept here in between may be lost with the background: then the end comes alone.
 */
export class Handshakes {
  readonly #underWay = new Map<string, HandshakePart['part']>();
  readonly #send: (event: HandshakeEvent, message: HandshakePart) => void;
  readonly #wait: (then: () => void) => void;

  /** `wait`: as long as a handshake may take before it is told of while it is under way. */
  constructor(send: (event: HandshakeEvent, message: HandshakePart) => void, wait: (then: () => void) => void) {
    this.#send = send;
    this.#wait = wait;
  }

  observe(event: HandshakeEvent): void {
    const { part, stage, tabId } = event;
    if (tabId < 0) return; // no tab, no panel: such as that of a service worker
    const known = this.#underWay.get(part.id);
    // Firefox tells the end of a redirected request with the address that it was redirected to.
    const whole = { ...known, ...part, url: known?.url ?? part.url };
    if (stage === 'ended') {
      this.#underWay.delete(part.id);
      return this.#send(event, { type: 'handshake', part: whole });
    }
    this.#remember(whole);
    if (stage !== 'sent') return;
    this.#wait(() => {
      const soFar = this.#underWay.get(part.id);
      if (soFar) this.#send(event, { type: 'handshake', part: soFar });
    });
  }

  #remember(part: HandshakePart['part']): void {
    this.#underWay.set(part.id, part);
    for (const oldest of this.#underWay.keys()) {
      if (this.#underWay.size <= UNDER_WAY) break;
      this.#underWay.delete(oldest);
    }
  }
}
