import type { Envelope, FromPage, ReadyState } from '../../protocol/from-page.ts';
import {
  BATCH_BYTES,
  BATCH_MESSAGES,
  PAYLOAD_LIMIT,
  PIECE_SIZE,
  PREVIEW_SIZE,
  PROTOCOL_VERSION,
} from '../../protocol/limits.ts';
import { payloadSize } from '../../protocol/payload-size.ts';
import type { DocumentFacts, UnreadBatch, UnreadPiece } from '../../protocol/routing.ts';
import type { ToPage, UserCommand } from '../../protocol/to-page.ts';

/** As a relay sends it. */
type FromDocument = UnreadPiece | ({ readonly type: 'batch' } & UnreadBatch);

/** Batches that may be on their way. */
const WINDOW = 4;

/** A document that plays the hook: it numbers what it reports, and sends it in batches as they are acknowledged. */
export class SampleDocument {
  readonly facts: DocumentFacts;
  /** Of the next report, ms since the Unix epoch. */
  clock: number;
  readonly #states = new Map<string, ReadyState>();
  readonly #envelopes: Envelope[] = [];
  /** By number; of others that are cut nothing more is there. */
  readonly #wholes = new Map<number, string>();
  readonly #post: (message: FromDocument) => void;
  #seq = 0;
  #next = 0;
  #inFlight: number = 0;
  #isSubscribed: boolean = false;

  constructor(facts: DocumentFacts, post: (message: FromDocument) => void) {
    this.facts = facts;
    this.clock = facts.timeOrigin;
    this.#post = post;
  }

  /** The number of the last report. */
  get lastSeq(): number {
    return this.#seq;
  }

  report(connectionId: string, body: FromPage): void {
    this.#seq++;
    if (body.type === 'created') this.#states.set(connectionId, 'connecting');
    if (body.type === 'opened') this.#states.set(connectionId, 'open');
    if (body.type === 'closing') this.#states.set(connectionId, 'closing');
    if (body.type === 'closed') this.#states.set(connectionId, 'closed');
    this.#envelopes.push({ v: PROTOCOL_VERSION, connectionId, seq: this.#seq, at: this.clock, body: this.#cut(body) });
  }

  /** Of a text that is too big to travel whole, its beginning; the rest is kept. */
  #cut(body: FromPage): FromPage {
    if ((body.type !== 'sent' && body.type !== 'received') || body.payload.opcode !== 'text') return body;
    const { data } = body.payload;
    if (data.length <= PAYLOAD_LIMIT) return body;
    this.#wholes.set(this.#seq, data);
    const fullSize = payloadSize(body.payload);
    return { ...body, payload: { opcode: 'text', data: data.slice(0, PREVIEW_SIZE), fullSize } };
  }

  /** Numbers that are never sent: what a full history does to its oldest messages. */
  lose(connectionId: string, url: string, messages: number): void {
    const since = this.#seq + 1;
    this.#seq += messages - 1;
    const facts = { url, readyState: 'open', subprotocol: '', extensions: '', binaryType: 'blob' } as const;
    const connections = [{ connectionId, messages, bytes: messages * 120, facts }];
    this.report('', { type: 'lost', since, connections, messages: 0, bytes: 0 });
  }

  execute(command: ToPage): void {
    if (command.type === 'subscribe') {
      this.#isSubscribed = true;
      this.#inFlight = 0;
      this.#next = this.#envelopes.findIndex(({ seq }) => seq > command.after);
      if (this.#next === -1) this.#next = this.#envelopes.length;
    }
    if (command.type === 'acknowledge') this.#inFlight--;
    if ('commandId' in command) this.#carryOut(command);
    if (command.type === 'load') this.#answer(command);
    this.flush();
  }

  #answer({ loadId, seq, from }: Extract<ToPage, { type: 'load' }>): void {
    const whole = this.#wholes.get(seq);
    const data = whole?.slice(from, from + PIECE_SIZE) ?? null;
    this.#post({ type: 'piece', piece: { loadId, from, total: whole?.length ?? 0, data } });
  }

  /** Sends what there is, as far as it has been asked for. */
  flush(): void {
    while (this.#isSubscribed && this.#inFlight < WINDOW && this.#next < this.#envelopes.length) {
      const batch = this.#batch();
      this.#next += batch.length;
      this.#inFlight++;
      // In a task of its own, as between processes: the panel draws meanwhile.
      setTimeout(() => this.#post({ type: 'batch', envelopes: batch }), 0);
    }
  }

  #batch(): Envelope[] {
    const batch: Envelope[] = [];
    let bytes = 0;
    for (const envelope of this.#envelopes.slice(this.#next, this.#next + BATCH_MESSAGES)) {
      const { body } = envelope;
      if (body.type === 'sent' || body.type === 'received') bytes += payloadSize(body.payload);
      if (batch.length > 0 && bytes > BATCH_BYTES) break;
      batch.push(envelope);
    }
    return batch;
  }

  #carryOut(command: UserCommand): void {
    const { commandId, connectionId } = command;
    this.clock = Date.now();
    const state = this.#states.get(connectionId);
    const canClose = command.type === 'close' && state === 'connecting';
    if (state !== 'open' && !canClose) {
      const reason = state === undefined ? 'unknown-connection' : 'not-open';
      return this.report(connectionId, { type: 'refused', commandId, reason });
    }
    if (command.type === 'close') {
      const { code, reason } = command;
      this.report(connectionId, { type: 'closing', code, reason, commandId });
      return this.report(connectionId, { type: 'closed', code: code ?? 1005, reason, wasClean: true });
    }
    const { payload } = command;
    if (command.type === 'inject') return this.report(connectionId, { type: 'received', payload, commandId });
    this.report(connectionId, { type: 'sent', payload, discarded: false, bufferedAmount: 0, commandId });
  }
}
