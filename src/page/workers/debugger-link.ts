import type { HookBatch, ToHook } from '../../protocol/meeting.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { HookPiece } from '../../protocol/piece.ts';
import { BatchPump } from '../batch-pump.ts';
import { Bytes, bareList, getter, uncurry } from '../builtins.ts';
import type { Journal } from '../journal.ts';
import type { Envelope } from '../journal-entry.ts';
import type { Handle, Link } from '../link.ts';
import { isBlob, readBlob, readUnread, unreadOf } from './blob-reader.ts';
import { toJson } from './to-json.ts';

const { parse } = JSON;
/** Not in the types of the standard library yet: https://tc39.es/proposal-arraybuffer-base64/ */
const fromBase64 = uncurry((Uint8Array as unknown as { fromBase64(text: string): Uint8Array }).fromBase64);
const bufferOf = getter(Object.getPrototypeOf(Uint8Array.prototype) as Uint8Array, 'buffer');

/** Takes one text to the background. */
export type Send = (text: string) => void;

/**
 * The hook's end of the way out of a worker: the debugger's. Batches leave in their order, also where the bytes of a
 * Blob have to be waited for. What is posted while nobody listens is lost, and told again by the journal.
 */
export class DebuggerLink implements Link {
  /** The way out, once the browser has given it. */
  send: Send | null = null;
  readonly #pump: BatchPump;
  readonly #handle: Handle;
  #waiting = bareList<HookBatch<Envelope>>();
  #next = 0;
  #isReading: boolean = false;

  /** Whatever lives as long as the hook: every report of it comes past here. */
  readonly marker: object;

  constructor(journal: Journal, handle: Handle, marker: object) {
    this.marker = marker;
    this.#handle = handle;
    this.#pump = new BatchPump(journal, (batch) => this.#post(batch));
  }

  changed(): void {
    this.#pump.changed();
  }

  answer({ piece }: HookPiece): void {
    const { data } = piece;
    const post = (read: typeof data) => this.send?.(toJson({ piece: { ...piece, data: read } }));
    if (isBlob(data)) readBlob(data, post);
    else post(data);
  }

  /** The background has no engine for these workers. */
  gated(): boolean {
    return false;
  }

  /** A command of the background, as JSON. */
  receive(text: string): void {
    const message = withBytes(parse(text) as ToHook);
    this.#pump.heard(message);
    this.#handle(message);
    this.#pump.flush();
  }

  #post(batch: HookBatch<Envelope>): void {
    this.#waiting[this.#waiting.length] = batch;
    if (!this.#isReading) this.#drain();
  }

  #drain(): void {
    for (let batch = this.#waiting[this.#next]; batch; batch = this.#waiting[this.#next]) {
      if (this.#reads(batch)) return;
      this.send?.(toJson(batch));
      this.#next++;
    }
    this.#waiting = bareList();
    this.#next = 0;
  }

  /** Begins to read the first Blob of a batch, if it has one; then goes on. */
  #reads({ subscription, last, envelopes }: HookBatch<Envelope>): boolean {
    for (let index = 0; index < envelopes.length; index++) {
      const envelope = envelopes[index] as Envelope;
      const unread = unreadOf(envelope);
      if (!unread) continue;
      this.#isReading = true;
      readUnread(envelope, unread, (read) => {
        const envelopesRead = bareList<Envelope>();
        for (let at = 0; at < envelopes.length; at++)
          envelopesRead[at] = at === index ? read : (envelopes[at] as Envelope);
        this.#waiting[this.#next] = { subscription, last, envelopes: envelopesRead };
        this.#isReading = false;
        this.#drain();
      });
      return true;
    }
    return false;
  }
}

/** The payload of a command as the hook wants it. */
function withBytes(message: ToHook): ToHook {
  if ((message.type !== 'send' && message.type !== 'inject') || message.payload.opcode !== 'binary') return message;
  const { base64 } = message.payload.data as unknown as { base64: string };
  const payload: Payload = { opcode: 'binary', data: bufferOf(fromBase64(Bytes, base64)) as ArrayBuffer };
  return { ...message, payload };
}
