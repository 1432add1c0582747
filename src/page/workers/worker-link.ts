import type { FromGate } from '../../protocol/gate.ts';
import { ACTIVE, GATED_STILL, GREETING, ITSELF, type ToHook } from '../../protocol/meeting.ts';
import type { HookPiece } from '../../protocol/piece.ts';
import { BatchPump } from '../batch-pump.ts';
import { getEventData, listen, uncurry } from '../builtins.ts';
import type { Journal } from '../journal.ts';
import type { HookPayload } from '../journal-entry.ts';
import type { Handle, Link } from '../link.ts';
import { packBatch } from '../pack-batch.ts';
import { sequence } from '../sequence.ts';
import { EnginePresence } from './engine-presence.ts';

/** What a worker has where a document has a window. */
export interface WorkerScope {
  readonly location: { readonly href: string };
  /** Only a dedicated worker has it. */
  readonly postMessage?: (message: unknown, transfer: Transferable[]) => void;
  close(): void;
}

/**
 * The end of a worker's hook. A dedicated worker gives a port to whoever made it, whose hook knows it by the word and
 * hands it on to the relay. A shared worker has nobody: it speaks over a channel that only the relays know.
 */
export class WorkerLink implements Link {
  readonly #pump: BatchPump;
  readonly #journal: Journal;
  readonly #post: (message: unknown, ports?: Iterable<MessagePort>) => void;
  readonly #engine = new EnginePresence();
  #active: boolean = false;

  /** Must run before the first line of the worker. */
  constructor(scope: WorkerScope, journal: Journal, handle: Handle, word: string) {
    const { port1, port2 } = new MessageChannel();
    const channel = scope.postMessage ? port1 : new BroadcastChannel(word);
    const post = uncurry(channel.postMessage as (this: typeof channel, message: unknown, ports: unknown) => void);
    this.#post = (message, ports) => post(channel, message, ports);
    this.#journal = journal;
    // From the first line on, unasked: a worker may end before anybody has asked.
    journal.subscribe(0);
    this.#pump = new BatchPump(journal, (batch) => this.#post(packBatch(batch)));
    const { href } = scope.location;
    const { timeOrigin } = performance;
    const greet = () => this.#post({ url: href, timeOrigin, active: this.#active });
    const receive = (event: Event) => {
      const message = getEventData(event) as ToHook | typeof GREETING;
      if (message === GREETING) return greet();
      this.#engine.heard(message);
      this.#pump.heard(message);
      handle(message);
      this.#pump.flush();
    };
    listen(channel, 'message', receive);
    port1.start();
    scope.postMessage?.(word, [port2]);
    greet();
  }

  changed(): void {
    if (!this.#active) {
      this.#active = true;
      this.#post(ACTIVE);
    }
    this.#pump.changed();
  }

  answer(piece: HookPiece): void {
    this.#post(piece);
  }

  gated(item: FromGate<HookPayload> | null): boolean {
    this.#post(item ?? GATED_STILL);
    return item !== null || this.#engine.isExpected();
  }

  /** The worker is closing: what there is goes now, and then nothing more comes. */
  leave(): void {
    for (let taken = this.#journal.takeAnyway(); taken; taken = this.#journal.takeAnyway()) {
      this.#post(this.#pump.batch(taken));
    }
    this.ended(ITSELF);
  }

  made(id: number, port: MessagePort): void {
    this.#post({ made: id }, sequence([port]));
  }

  ended(id: number): void {
    this.#post({ ended: id });
  }
}
