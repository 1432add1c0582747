import { WHOLE_LIMIT } from '../protocol/limits.ts';
import type { Payload } from '../protocol/payload.ts';
import { type Piece, parsePiece } from '../protocol/piece.ts';
import type { ToPage } from '../protocol/to-page.ts';
import { PayloadAssembly } from './payload-assembly.ts';
import type { Message } from './session-event.ts';

/**
 * Why the rest of a payload cannot be had. `gone`: the page was left · `not-kept`: it has let go of it · `too-big`: such
 * a size is never kept · `mismatch`: what came is not what was announced · `cancelled`: the user wants it no more.
 */
export type LoadFailure = 'gone' | 'not-kept' | 'too-big' | 'mismatch' | 'cancelled';
export type LoadResult =
  | { readonly ok: true; readonly payload: Payload }
  | { readonly ok: false; readonly reason: LoadFailure };

export interface LoadOptions {
  readonly signal?: AbortSignal;
  /** Hears the part that has come, 0 to 1. */
  readonly onProgress?: (part: number) => void;
}

interface Load {
  readonly documentId: string;
  readonly seq: number;
  readonly assembly: PayloadAssembly;
  readonly onProgress: ((part: number) => void) | undefined;
  readonly settle: (result: LoadResult) => void;
}

/**
 * Fetches the payloads that were too big to travel whole, a piece at a time: the next one is asked for when the last
 * one has come, so nothing gathers on the way, and who asks no more has cancelled. A document remembers nothing of it:
 * whatever dies in between, the same piece is asked for again.
 */
export class PayloadLoads {
  readonly #ask: (documentId: string, message: ToPage) => void;
  readonly #prefix: string;
  readonly #loads = new Map<string, Load>();
  #last = 0;

  /** `prefix` tells this panel's questions from those of an earlier one. */
  constructor(prefix: string, ask: (documentId: string, message: ToPage) => void) {
    this.#prefix = prefix;
    this.#ask = ask;
  }

  load(documentId: string, message: Message, { signal, onProgress }: LoadOptions = {}): Promise<LoadResult> {
    const { fullSize = 0 } = message.payload;
    if (fullSize > WHOLE_LIMIT) return Promise.resolve({ ok: false, reason: 'too-big' });
    if (signal?.aborted) return Promise.resolve({ ok: false, reason: 'cancelled' });
    const loadId = `${this.#prefix}-${++this.#last}`;
    return new Promise((settle) => {
      const assembly = new PayloadAssembly(message.payload);
      this.#loads.set(loadId, { documentId, seq: message.seq, assembly, onProgress, settle });
      signal?.addEventListener('abort', () => this.#end(loadId, { ok: false, reason: 'cancelled' }), { once: true });
      this.#askNext(loadId);
    });
  }

  /** The document has said hello again: what was asked of it may have been lost. */
  repeat(documentId: string): void {
    for (const [loadId, load] of this.#loads) if (load.documentId === documentId) this.#askNext(loadId);
  }

  gone(documentId: string): void {
    for (const [loadId, load] of this.#loads) {
      if (load.documentId === documentId) this.#end(loadId, { ok: false, reason: 'gone' });
    }
  }

  /** What a document says is a piece. One that nobody waits for is passed over. */
  heard(documentId: string, raw: unknown): void {
    const piece = parsePiece(raw);
    // A document must not keep what it was asked for waiting with something that is no piece at all.
    const loadId = piece?.loadId ?? this.#only(documentId);
    const load = loadId === undefined ? undefined : this.#loads.get(loadId);
    if (!load || loadId === undefined || load.documentId !== documentId) return;
    if (!piece) return this.#end(loadId, { ok: false, reason: 'mismatch' });
    if (piece.from === load.assembly.next) this.#take(loadId, load, piece);
  }

  #take(loadId: string, { assembly, onProgress }: Load, piece: Piece): void {
    if (piece.data === null) return this.#end(loadId, { ok: false, reason: 'not-kept' });
    if (!assembly.add(piece.data, piece.total)) return this.#end(loadId, { ok: false, reason: 'mismatch' });
    onProgress?.(assembly.next / piece.total);
    if (!assembly.isComplete) return this.#askNext(loadId);
    const payload = assembly.whole();
    this.#end(loadId, payload ? { ok: true, payload } : { ok: false, reason: 'mismatch' });
  }

  #only(documentId: string): string | undefined {
    return [...this.#loads].find(([, load]) => load.documentId === documentId)?.[0];
  }

  #askNext(loadId: string): void {
    const load = this.#loads.get(loadId);
    if (load) this.#ask(load.documentId, { type: 'load', loadId, seq: load.seq, from: load.assembly.next });
  }

  #end(loadId: string, result: LoadResult): void {
    this.#loads.get(loadId)?.settle(result);
    this.#loads.delete(loadId);
  }
}
