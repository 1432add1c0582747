import type { Envelope, FromPage } from '../../protocol/from-page.ts';
import {
  BATCH_MESSAGES,
  PAYLOAD_LIMIT_MOST,
  PIECE_SIZE,
  PREVIEW_SIZE,
  PROTOCOL_VERSION,
  WAITING_BYTES,
  WHOLE_LIMIT,
} from '../../protocol/limits.ts';
import type { Payload } from '../../protocol/payload.ts';
import { payloadSize } from '../../protocol/payload-size.ts';
import type { ToPanel } from '../../protocol/routing.ts';
import type { ToPage } from '../../protocol/to-page.ts';
import { CLIENT_DOCUMENT } from './client-document.ts';

/** Numbers what the panel's own connections report, and hands it on in batches. What is too big for one is kept aside. */
export class ClientJournal {
  readonly #now: () => number;
  readonly #post: (message: ToPanel) => void;
  /** Payloads whose beginning alone is in the session, by number; the oldest go first. */
  readonly #wholes = new Map<number, Payload>();
  #kept = 0;
  #waiting: Envelope[] = [];
  #seq = 0;

  constructor(now: () => number, post: (message: ToPanel) => void) {
    this.#now = now;
    this.#post = post;
  }

  report(connectionId: string, body: FromPage): void {
    const seq = ++this.#seq;
    const envelope = { v: PROTOCOL_VERSION, connectionId, seq, at: this.#now(), body: this.#cut(body, seq) } as const;
    if (this.#waiting.push(envelope) === 1) queueMicrotask(() => this.#flush());
  }

  /** Gives out the piece that is asked for of a payload, if it is still here. */
  answer({ loadId, seq, from }: Extract<ToPage, { type: 'load' }>): void {
    const whole = this.#wholes.get(seq);
    const data = whole?.data.slice(from, from + PIECE_SIZE) ?? null;
    const total = whole ? lengthOf(whole) : 0;
    this.#post({ type: 'piece', documentId: CLIENT_DOCUMENT, piece: { loadId, from, total, data } });
  }

  #flush(): void {
    const envelopes = this.#waiting;
    this.#waiting = [];
    for (let from = 0; from < envelopes.length; from += BATCH_MESSAGES) {
      const batch = envelopes.slice(from, from + BATCH_MESSAGES);
      this.#post({ type: 'batch', documentId: CLIENT_DOCUMENT, envelopes: batch });
    }
  }

  #cut(body: FromPage, seq: number): FromPage {
    if ((body.type !== 'sent' && body.type !== 'received') || lengthOf(body.payload) <= PAYLOAD_LIMIT_MOST) return body;
    const { payload } = body;
    if (lengthOf(payload) <= WHOLE_LIMIT) this.#keep(seq, payload);
    const begun = { ...payload, data: payload.data.slice(0, PREVIEW_SIZE), fullSize: payloadSize(payload) } as Payload;
    return { ...body, payload: begun };
  }

  #keep(seq: number, payload: Payload): void {
    this.#wholes.set(seq, payload);
    this.#kept += lengthOf(payload);
    for (const [oldest, { data }] of this.#wholes) {
      if (this.#kept <= WAITING_BYTES) break;
      this.#wholes.delete(oldest);
      this.#kept -= typeof data === 'string' ? data.length : data.byteLength;
    }
  }
}

/** UTF-16 units of a text, bytes of anything else. */
const lengthOf = ({ opcode, data }: Payload): number => (opcode === 'text' ? data.length : data.byteLength);
