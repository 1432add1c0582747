import type { FromGate } from '../../protocol/gate.ts';
import type { HookBatch, ToHook } from '../../protocol/meeting.ts';
import type { Payload } from '../../protocol/payload.ts';
import type { HookPiece } from '../../protocol/piece.ts';
import { BatchPump } from '../batch-pump.ts';
import { Bytes, bare, bareList, bufferOf, isArray } from '../builtins.ts';
import type { Journal } from '../journal.ts';
import type { Envelope, HookPayload } from '../journal-entry.ts';
import type { Handle, Link } from '../link.ts';
import { isBlob, readBlob, readUnread, unreadOf } from './blob-reader.ts';
import { EnginePresence } from './engine-presence.ts';
import { fromBase64 } from './from-base64.ts';
import { toJson } from './to-json.ts';
import { type WorkerParcelJoint, workerParcelJoint } from './worker-parcel-joint.ts';

const { parse } = JSON;

/** Takes one text to the background. */
export type Send = (text: string) => void;

type Gated = FromGate<HookPayload>;

/** What goes to the background in its order. */
type Leaving = HookBatch<Envelope> | { readonly gated: Gated | null };

/**
 * The hook's end of the way out of a worker: the debugger's. What leaves does so in its order, also where the bytes of a
 * Blob have to be waited for. A batch that is posted while nobody listens is lost, and told again by the journal.
 */
export class DebuggerLink implements Link {
  /** The way out, once the browser has given it. */
  send: Send | null = null;
  readonly #pump: BatchPump;
  readonly #handle: Handle;
  readonly #engine = new EnginePresence();
  #waiting = bareList<Leaving>();
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

  gated(gated: Gated | null): boolean {
    this.#post({ gated });
    return gated !== null || this.#engine.isExpected();
  }

  /** A command of the background, as JSON. */
  receive(text: string): void {
    const message = parse(text, revived) as ToHook;
    this.#engine.heard(message);
    this.#pump.heard(message);
    this.#handle(message);
    this.#pump.flush();
  }

  /** A command of the background whose payload comes in parts. */
  parcel(text: string): WorkerParcelJoint {
    return workerParcelJoint(text, (message) => {
      this.#handle(message);
      this.#pump.flush();
    });
  }

  #post(leaving: Leaving): void {
    this.#waiting[this.#waiting.length] = leaving;
    if (!this.#isReading) this.#drain();
  }

  #drain(): void {
    for (let leaving = this.#waiting[this.#next]; leaving; leaving = this.#waiting[this.#next]) {
      if (this.#reads(leaving)) return;
      this.send?.(toJson(leaving));
      this.#next++;
    }
    this.#waiting = bareList();
    this.#next = 0;
  }

  /** Begins to read the first Blob of what is next, if it has one; then goes on. */
  #reads(leaving: Leaving): boolean {
    if ('gated' in leaving) {
      const { gated } = leaving;
      return gated !== null && this.#readsIn(gated.what, (what) => ({ gated: { ...gated, what } }));
    }
    const { subscription, last, envelopes } = leaving;
    for (let index = 0; index < envelopes.length; index++) {
      const envelope = envelopes[index] as Envelope;
      const replaced = (body: Envelope['body']) => {
        const read = bareList<Envelope>();
        for (let at = 0; at < envelopes.length; at++)
          read[at] = at === index ? { ...envelope, body } : (envelopes[at] as Envelope);
        return { subscription, last, envelopes: read };
      };
      if (this.#readsIn(envelope.body, replaced)) return true;
    }
    return false;
  }

  /** `replaced`: what leaves, with this body in place of the one that has a Blob. */
  #readsIn<Body extends Gated['what'] | Envelope['body']>(body: Body, replaced: (read: Body) => Leaving): boolean {
    const unread = unreadOf(body);
    if (!unread) return false;
    this.#isReading = true;
    readUnread(unread, (payload) => {
      this.#waiting[this.#next] = replaced({ ...body, payload });
      this.#isReading = false;
      this.#drain();
    });
    return true;
  }
}

/** What a command has not is not looked up in the worker's `Object.prototype`; bytes are in their place again. */
function revived(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isArray(value)) return value;
  const record = bare(value);
  return 'base64' in record ? (bufferOf(fromBase64(Bytes, record.base64 as string)) as Payload['data']) : record;
}
