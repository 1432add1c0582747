import type { Way } from '../protocol/from-page.ts';
import type { Payload } from '../protocol/payload.ts';
import { payloadSize } from '../protocol/payload-size.ts';
import { jsonValue } from '../query/json-value.ts';
import { LOOKED_AT } from './limits.ts';

const decoder = new TextDecoder(); // not fatal: bytes that are no UTF-8 become U+FFFD

/** Of a connection, what a rule may ask. */
export interface ConnectionSubject {
  readonly url: string;
  /** What the server has chosen, or, until it has, what the page has offered. */
  readonly subprotocols: readonly string[];
  readonly context: 'frame' | 'worker';
  /** As `addressOf` names it. */
  readonly address: string;
}

/** One message on its way, as rules ask of it. What takes time is read once, when it is first asked for. */
export class MessageSubject {
  readonly payload: Payload;
  readonly direction: Way;
  readonly connection: ConnectionSubject;
  #text: string | undefined;
  #json: { readonly value: unknown; readonly isExact: boolean } | undefined;

  constructor(payload: Payload, direction: Way, connection: ConnectionSubject) {
    this.payload = payload;
    this.direction = direction;
    this.connection = connection;
  }

  /** The bytes of a binary payload read as UTF-8. */
  get text(): string {
    const { data } = this.payload;
    if (typeof data === 'string') return data;
    this.#text ??= decoder.decode(data);
    return this.#text;
  }

  /** Undefined for what is no JSON, or too long. `isExact`: with every digit of long numbers. */
  jsonOf(isExact: boolean): unknown {
    if (!this.#json || (isExact && !this.#json.isExact)) {
      const value = this.text.length > LOOKED_AT ? undefined : jsonValue(this.text, isExact);
      this.#json = { value, isExact };
    }
    return this.#json.value;
  }

  /** Bytes on the wire. */
  get size(): number {
    return payloadSize(this.payload);
  }
}
